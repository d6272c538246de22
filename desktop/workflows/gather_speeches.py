"""Topics, collections and saved searches: what people gather from an archive."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.archive import Archive
from desktop.records.collection import (
    Collection,
    CollectionFacts,
    CollectionItem,
    SavedSearch,
    SavedSearchFacts,
)


class GatherSpeeches:
    """Tag speeches with topics, collect them in an order of one's own, keep searches; each a change."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def topics(self) -> tuple[tuple[str, int], ...]:
        """Return all topics with the number of their speeches, most frequent first."""
        return self._archive.gathered.topics()

    def topics_of(self, speech_id: str) -> tuple[str, ...]:
        """Return the topics of a speech."""
        return self._archive.gathered.topics_of(speech_id)

    def tag(self, speech_ids: Sequence[str], add: Sequence[str], remove: Sequence[str] = ()) -> None:
        """Give topics to speeches and take others away, in one change."""
        with self._archive.changing() as changes:
            for speech_id in speech_ids:
                kept = [one for one in self.topics_of(speech_id) if one not in remove]
                changes.tag(speech_id, [*kept, *add])

    def collections(self) -> tuple[Collection, ...]:
        """Return all collections, oldest first."""
        return self._archive.gathered.collections()

    def collection(self, collection_id: str) -> Collection:
        """Return one collection."""
        return self._archive.gathered.collection(collection_id)

    def start_collection(self, name: str, speech_ids: Sequence[str] = ()) -> str:
        """Make a collection, with speeches to begin with, and return its UUID."""
        items = tuple(CollectionItem(speech_id=one) for one in dict.fromkeys(speech_ids))
        with self._archive.changing() as changes:
            return changes.add(CollectionFacts(name=name, items=items))

    def collect(self, collection_id: str, speech_ids: Sequence[str]) -> int:
        """Put speeches at the end of a collection; those in it already stay; return how many were new."""
        kept = self.collection(collection_id)
        known = {item.speech_id for item in kept.items}
        new = [one for one in dict.fromkeys(speech_ids) if one not in known]
        items = (*kept.items, *(CollectionItem(speech_id=one) for one in new))
        self.save_collection(collection_id, replace(kept, items=items))
        return len(new)

    def save_collection(self, collection_id: str, facts: CollectionFacts) -> None:
        """Replace a collection's name, note and items, as after ordering, noting or removing."""
        with self._archive.changing() as changes:
            changes.edit(collection_id, facts)

    def delete_collection(self, collection_id: str) -> None:
        """Take a collection away; its speeches stay where they are, and undo brings it back."""
        with self._archive.changing() as changes:
            changes.delete("collection", collection_id)

    def searches(self) -> tuple[SavedSearch, ...]:
        """Return all saved searches, oldest first."""
        return self._archive.gathered.searches()

    def save_search(self, name: str, query: str) -> str:
        """Keep a query's text under a name; one of the same name is replaced. Return its UUID."""
        same = next((one for one in self.searches() if one.name == name), None)
        with self._archive.changing() as changes:
            if same is None:
                return changes.add(SavedSearchFacts(name=name, query=query))
            changes.edit(same.id, SavedSearchFacts(name=name, query=query))
            return same.id

    def delete_search(self, search_id: str) -> None:
        """Take a saved search away; undo brings it back."""
        with self._archive.changing() as changes:
            changes.delete("search", search_id)
