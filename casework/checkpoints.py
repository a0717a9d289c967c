"""Signed checkpoints of the history in a file outside the database, and the proof that the history is whole."""

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from sqlmodel import Session, col, select

from casework import journal
from casework.acts.history import columns_of
from casework.office import Office
from casework.rules import chain
from models.tables import Event, Problem
from models.vocabulary import OfficeDoing

PAGE = 2000


def sign(office: Office, now: datetime) -> bool:
    """Append a signed statement of both heads, history and journal (Ed25519); False when it is not new."""
    with office.database.read() as session:
        newest = select(Event.seq, Event.hash).order_by(col(Event.seq).desc()).limit(1)
        head = session.exec(newest).first()
    kept = journal.head(office)
    before = [(line.get("seq"), line.get("journal")) for line in read(office)[-1:]]
    if head is None or (head[0], kept) in before:
        return False
    said = {"seq": head[0], "hash": head[1], "at": now.isoformat(timespec="seconds")}
    said |= {"journal": kept} if kept else {}
    signed = {**said, "signature": office.keys.signer.sign(chain.canonical(said)).hex()}
    _append(_file(office), json.dumps(signed))
    return True


def read(office: Office) -> list[dict[str, Any]]:
    """Every checkpoint, oldest first; a line cut short by a crash is left out."""
    try:
        lines = _file(office).read_text(errors="replace").splitlines()
    except FileNotFoundError:
        return []
    return [said for line in lines if (said := _parsed(line))]


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _file(office: Office) -> Path:
    return office.settings.folder / "audit" / "checkpoints.jsonl"


def _append(path: Path, line: str) -> None:
    """Harm prevented: a line that a crash cut short would swallow the one written after it."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    torn = path.exists() and not path.read_bytes().endswith(b"\n")
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "a") as file:
        file.write("\n" * torn + line + "\n")
        file.flush()
        os.fsync(file.fileno())


@dataclass
class Verdict:
    """What verification found: how many events and checkpoints were read, and every fault, in order."""

    events: int = 0
    checkpoints: int = 0
    faults: list[dict[str, Any]] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.faults

    def fault(self, seq: int | None, kind: str, sentence: str) -> None:
        self.faults.append({"seq": seq, "kind": kind, "sentence": sentence})


def verify(office: Office) -> Verdict:
    """Prove the history: each event by its hash and its tie to the one before, the tail by the problems'
    versions, the whole by the signed checkpoints. Names every event that is changed, missing or added, and
    every entry of the office's journal.
    """
    verdict = Verdict()
    hashes = _verify_chain(office, verdict)
    _verify_problems(office, verdict, max(hashes, default=0))
    genuine = _verify_checkpoints(office, verdict, hashes)
    stated = [said["journal"] for said in genuine if "journal" in said]
    for seq, sentence in journal.faults(office, stated):
        verdict.fault(seq, "journal", sentence)
    return verdict


def verified(office: Office, by: str, now: datetime) -> Verdict:
    """The proof as whoever may ask for it gets it; that he asked, and what he was told, is put down."""
    with office.database.read() as session:
        officer = journal.permitted(session, by, OfficeDoing.verify_history)
    verdict = verify(office)
    with office.database.write() as session:
        counts = {"events": verdict.events, "faults": len(verdict.faults)}
        journal.note(office, session, officer, OfficeDoing.verify_history, now, **counts)
    return verdict


def signed_by(office: Office, by: str, now: datetime) -> bool:
    """A checkpoint on somebody's word; the product itself signs one whenever there is something new."""
    with office.database.write() as session:
        officer = journal.permitted(session, by, OfficeDoing.sign_checkpoint)
        journal.note(office, session, officer, OfficeDoing.sign_checkpoint, now)
    return sign(office, now)


def _verify_chain(office: Office, verdict: Verdict) -> dict[int, str]:
    walk = chain.Walk(office.keys.reread().chain)
    for event in _events(office):
        verdict.events += 1
        for kind, first in walk.step(columns_of(event)):
            verdict.fault(first, kind, _broken(kind, first, event))
    return walk.hashes


def _broken(kind: str, first: int, event: Event) -> str:
    if kind == "removed":
        return f"{_span(first, event.seq - 1)}记录已被删除。"
    if kind == "changed":
        return f"第{event.seq}条记录（{event.case_number}）已被改动或伪造。"
    return f"第{event.seq}条记录与前一条不衔接，前一条已被替换。"


def _span(first: int, last: int) -> str:
    return f"第{first}条" if first == last else f"第{first}至{last}条"


def _events(office: Office) -> Iterator[Event]:
    after = 0
    with office.database.read() as session:
        while page := _page(session, after):
            yield from page
            after = page[-1].seq
            session.expunge_all()


def _page(session: Session, after: int) -> list[Event]:
    """The next events; when a value among them can't be read at all, one by one."""
    query = select(Event).where(Event.seq > after).order_by(col(Event.seq)).limit(PAGE)
    try:
        return list(session.exec(query))
    except (TypeError, ValueError):
        seqs = select(Event.seq).where(Event.seq > after).order_by(col(Event.seq)).limit(PAGE)
        return [_one(session, seq) for seq in session.exec(seqs).all()]


def _one(session: Session, seq: int) -> Event:
    """The event, or as much of it as can be read: its seal then shows that it was changed."""
    try:
        return session.exec(select(Event).where(Event.seq == seq)).one()
    except (TypeError, ValueError):
        legible = [getattr(Event, name) for name in Event.model_fields if name not in ("facts", "at")]
        row = session.exec(select(*legible).where(Event.seq == seq)).one()
        return Event(**row._mapping)


def _verify_problems(office: Office, verdict: Verdict, after: int) -> None:
    """A problem's version counts its events; its stage, generation and round are where the last one led.

    Events that a case lacks at the tail came after seq `after`, unless an earlier gap explains them.
    """
    counted: Counter[int] = Counter()
    last: dict[int, Event] = {}
    for event in _events(office):
        counted[event.problem_id] += 1
        last[event.problem_id] = event
    tail = None if any(fault["kind"] == "removed" for fault in verdict.faults) else after + 1
    with office.database.read() as session:
        columns = (Problem.id, Problem.case_number, Problem.version)
        state = (Problem.stage, Problem.generation, Problem.round)
        for id_, case, version, *stands in session.exec(select(*columns, *state)):
            if counted[id_] != version:
                seq = tail if counted[id_] < version else None
                verdict.fault(seq, "count", f"案件{case}应有{version}条记录，实有{counted[id_]}条。")
            elif id_ in last and stands != [last[id_].to_stage, last[id_].generation, last[id_].round]:
                verdict.fault(last[id_].seq, "state", f"案件{case}的现状与最后一条记录不符。")
            counted.pop(id_, None)
    for id_ in counted:
        verdict.fault(None, "orphan", f"有{counted[id_]}条记录的案件（内部编号{id_}）已不存在。")


def _verify_checkpoints(office: Office, verdict: Verdict, hashes: dict[int, str]) -> list[dict[str, Any]]:
    """The checkpoints that we signed ourselves, each compared with the history."""
    genuine: list[dict[str, Any]] = []
    public, newest = office.keys.signer.public_key(), max(hashes, default=0)
    for said in read(office):
        verdict.checkpoints += 1
        try:
            public.verify(bytes.fromhex(said.pop("signature", "")), chain.canonical(said))
        except (InvalidSignature, TypeError, ValueError):
            verdict.fault(said.get("seq"), "checkpoint", "有一条检查点的签名不符。")
            continue
        genuine.append(said)
        if said["seq"] > newest:
            gone = _span(newest + 1, said["seq"])
            verdict.fault(newest + 1, "truncated", f"检查点记有第{said['seq']}条，数据库中已没有{gone}。")
        elif said["seq"] not in hashes:
            verdict.fault(said["seq"], "truncated", f"检查点记有第{said['seq']}条，数据库中已没有。")
        elif hashes[said["seq"]] != said["hash"]:
            verdict.fault(said["seq"], "replaced", f"第{said['seq']}条记录与检查点不符，历史已被替换。")
    return genuine
