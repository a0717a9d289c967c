"""What is told to whom: notices, the messages that carry them, addresses and calendar feeds.

No row here holds petitioner data or free text: a notice is a kind, a case number and dates.
"""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint, text
from sqlmodel import Field, Index, SQLModel

import models.columns as columns
from models.vocabulary import MessageStatus, NoticeKind


class Notice(SQLModel, table=True):
    """One thing one officer is to be told, written in the transaction of the act that causes it.

    `subject` is a fixed label (a clock's or a rung's), `due_on` the date in question; `message_id` is
    null until a message carries it.
    """

    __table_args__ = (
        UniqueConstraint("officer_id", "cause"),
        Index(
            "ix_notice_open",
            "officer_id",
            "created_at",
            sqlite_where=text("message_id IS NULL"),
            postgresql_where=text("message_id IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officer.id")
    problem_id: int = Field(foreign_key="problem.id", index=True)
    kind: NoticeKind = columns.term(NoticeKind)
    case_number: str = Field(max_length=20)
    subject: str = Field(default="", max_length=40)
    due_on: date | None = None
    urgent: bool = False
    cause: str = Field(max_length=80)
    created_at: datetime = columns.instant()
    message_id: int | None = Field(default=None, foreign_key="message.id", index=True)


class Message(SQLModel, table=True):
    """One message to one officer over all his addresses: a digest of the day, or what can't wait."""

    __table_args__ = (
        UniqueConstraint("officer_id", "key"),
        Index(
            "ix_message_waiting",
            "next_at",
            sqlite_where=text("status = 'waiting'"),
            postgresql_where=text("status = 'waiting'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officer.id")
    key: str = Field(max_length=60)
    title: str = Field(max_length=120)
    body: str
    status: MessageStatus = columns.term(MessageStatus)
    attempts: int = 0
    created_at: datetime = columns.instant()
    next_at: datetime = columns.instant()
    sent_at: datetime | None = columns.instant(default=None)
    last_error: str | None = Field(default=None, max_length=200)


class OfficerAddress(SQLModel, table=True):
    """Where an officer is reached: an address of a channel, encrypted because it holds passwords."""

    __tablename__ = "officer_address"

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officer.id", index=True)
    channel: str = Field(max_length=40)
    sealed: str
    active: bool = True
    created_at: datetime = columns.instant()


class CalendarFeed(SQLModel, table=True):
    """A secret calendar address of an officer; only its hash is kept."""

    __tablename__ = "calendar_feed"

    id: int | None = Field(default=None, primary_key=True)
    officer_id: int = Field(foreign_key="officer.id", index=True)
    secret_hash: str = Field(unique=True, max_length=64)
    created_at: datetime = columns.instant()
    revoked_at: datetime | None = columns.instant(default=None)
