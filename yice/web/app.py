"""The page server. It knows no sign-in: a feed is opened by its secret address alone."""

from typing import Annotated

from fastapi import FastAPI, Header, HTTPException, Response

from casework.notices import feeds
from casework.office import Office
from casework.queries.agenda import agenda
from yice.web import calendar_text

PRIVATE = {"Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}


def create_app(office: Office) -> FastAPI:
    """The application over an open office; no pages that describe it are served."""
    app = FastAPI(title="一策", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz")
    def healthz() -> dict[str, bool]:
        """Whether the server answers."""
        return {"good": True}

    @app.api_route("/feeds/{secret}.ics", methods=["GET", "HEAD"])
    def feed(secret: str, if_none_match: Annotated[str, Header()] = "") -> Response:
        """One officer's deadlines; unknown, revoked and odd addresses are answered alike."""
        officer_id = feeds.find(office, secret)
        if officer_id is None:
            raise HTTPException(404)
        deadlines = agenda(office, officer_id)
        tag = calendar_text.tag(deadlines)
        headers = PRIVATE | {"ETag": tag}
        if tag in (known.strip().removeprefix("W/") for known in if_none_match.split(",")):
            return Response(status_code=304, headers=headers)
        return Response(calendar_text.text(deadlines), headers=headers, media_type="text/calendar")

    return app
