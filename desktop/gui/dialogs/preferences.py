"""What a person can set: the name beside changes, the archive's name, language, colours, sizes."""

from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.gui.settings import Settings
from desktop.gui.views.text_field import TextField
from desktop.records.properties import ArchiveProperties


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What was chosen; `properties` is None where no archive that can be written is open."""

    operator: str
    language: str
    theme: str
    text_size: int
    scale: int
    properties: ArchiveProperties | None


class PreferencesDialog(QDialog):
    """One form; nothing is changed before it is accepted."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, settings: Settings, operator: str, properties: ArchiveProperties | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.operator, self.name, self.body = TextField(), TextField(), TextField()
        self.operator.setText(operator)
        self.operator.setPlaceholderText(_("as logged in"))
        self.language = _choice((("zh_CN", "中文"), ("en", "English")), settings.language or "zh_CN")
        self.theme = _choice(
            (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))), settings.theme
        )
        self.text_size = _choice(
            tuple((str(size), _("{size} pixels").format(size=size)) for size in range(12, 33, 2)),
            str(settings.text_size),
        )
        self.scale = _choice(
            tuple((str(scale), f"{scale} %") for scale in (100, 125, 150, 175, 200)), str(settings.scale)
        )
        self._has_archive = properties is not None
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addLayout(self._form(properties))
        column.addWidget(buttons)
        self.accepted.connect(lambda: self.chosen.emit(self.preferences))

    def _form(self, properties: ArchiveProperties | None) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        self._add(form, _("Operator"), self.operator)
        form.addRow("", _hint(_("This name stands beside every change you make.")))
        if properties is not None:
            self.name.setText(properties.name)
            self.body.setText(properties.body or "")
            self._add(form, _("Name of the archive"), self.name)
            self._add(form, _("Its body"), self.body)
        self._add(form, _("Language"), self.language)
        self._add(form, _("Colours"), self.theme)
        self._add(form, _("Size of the text"), self.text_size)
        self._add(form, _("Size of everything"), self.scale)
        form.addRow("", _hint(_("The size of everything changes at the next start.")))
        return form

    @property
    def preferences(self) -> Preferences:
        """What the form says; an archive without a name keeps none of it."""
        name = self.name.text().strip()
        properties = ArchiveProperties(name=name, body=self.body.text().strip() or None)
        return Preferences(
            operator=self.operator.text().strip(),
            language=str(self.language.currentData()),
            theme=str(self.theme.currentData()),
            text_size=int(self.text_size.currentData()),
            scale=int(self.scale.currentData()),
            properties=properties if self._has_archive and name else None,
        )

    def _add(self, form: QFormLayout, label: str, field: QWidget) -> None:
        field.setAccessibleName(label)
        form.addRow(label, field)


def _choice(choices: tuple[tuple[str, str], ...], now: str) -> QComboBox:
    box = QComboBox()
    for value, label in choices:
        box.addItem(label, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    return box


def _hint(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setObjectName("quiet")
    return label
