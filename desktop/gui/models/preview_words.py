"""What layouts and print jobs are called in the window."""

from gettext import gettext as _

from desktop.records.printing import TYPE_AREAS, JobState, Layout, Printer, PrintJob


def layout_name(layout: Layout) -> str:
    """Return what a layout is called."""
    return {
        Layout.OFFICIAL: _("Official document"),
        Layout.DIGEST: _("Digest in two columns"),
        Layout.LARGE_PRINT: _("Large print for speaking"),
        Layout.VOLUME: _("Volume"),
        Layout.CARD: _("Description card"),
        Layout.ATTENDANCE: _("List of those present"),
    }[layout]


def layout_note(layout: Layout) -> str:
    """Return what is special about a layout, in one line."""
    return {
        Layout.OFFICIAL: _("GB/T 9704 · 15.75 pt FangSong · 22 × 28"),
        Layout.DIGEST: _("10.5 pt Song · speeches run on"),
        Layout.LARGE_PRINT: _("22 pt Song · 15 lines of 20"),
        Layout.VOLUME: _("Cover, contents, index of speakers"),
        Layout.CARD: _("DA/T 18 · one page for each speech"),
        Layout.ATTENDANCE: _("Names in the order of the source"),
    }[layout]


def layout_facts(layout: Layout, *, is_two_sided: bool) -> tuple[tuple[str, str], ...]:
    """Return paper, type area and page number of a layout, each with its label."""
    area = TYPE_AREAS[layout]
    sides = _("two-sided") if is_two_sided else _("one-sided")
    size = f"{area.width:g} × {area.height:g} mm"
    margins = _("top {top:g}, inside {inside:g}").format(top=area.top, inside=area.inside)
    if area.columns > 1:
        margins = _("{n} columns, {gap:g} mm apart").format(n=area.columns, gap=area.between)
    number = {
        Layout.DIGEST: _("— 1 — centred"),
        Layout.LARGE_PRINT: _("1, centred"),
        Layout.CARD: _("none"),
    }.get(layout, _("— 1 — outside"))
    return (
        (_("Paper"), _("A4 upright · {sides}").format(sides=sides)),
        (_("Type area"), f"{size} · {margins}"),
        (_("Page number"), number),
    )


def job_words(job: PrintJob) -> str:
    """Say what the spooler says of a job."""
    said = {
        JobState.WAITING: _("Job {number} waits for its turn at {printer}."),
        JobState.HELD: _("Job {number} is held at {printer} ({reason})."),
        JobState.PRINTING: _("Job {number}: {printer} is printing ({reason})."),
        JobState.STOPPED: _("Job {number} waits: {printer} is stopped ({reason})."),
        JobState.CANCELLED: _("Job {number} was cancelled at {printer}: {reason}."),
        JobState.FAILED: _("Job {number} failed on {printer}: {reason}. Nothing came out whole."),
        JobState.DONE: _("Job {number}: {printer} has printed it."),
    }[job.state]
    return said.format(number=job.number, printer=job.printer, reason=job.reason or "—")


def printer_words(printer: Printer) -> str:
    """Return a printer's name, and what is wrong with it."""
    if printer.is_ready and printer.accepts:
        return printer.name
    state = _("stopped") if not printer.is_ready else _("takes no jobs")
    return f"{printer.name} ({state})"
