"""A CKAN of one's own: CKAN itself on PostgreSQL and Redis, on this machine, until standard input ends.

The one part that is not the real one is the search engine, Solr, which is in no registry of packages: what CKAN writes
to it is taken and forgotten, and it never finds anything, so that CKAN looks into its database. Datasets are checked,
stored and shown by CKAN's own code.

Takes the name of an organisation to make there; prints one line of JSON, with the address and a key to load with.
"""

import getpass
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def main():
    organisation = sys.argv[1]
    with ExitStack() as ends:
        # the server of the database may be another user, who has to reach it
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="portal-", dir="/tmp")))
        folder.chmod(0o711)
        database = postgres(folder, ends)
        cache = redis(folder, ends)
        search = serve(ThreadingHTTPServer(("127.0.0.1", 0), NoIndex), ends)
        settings = folder / "ckan.ini"
        settings.write_text(
            SETTINGS.format(database=database, cache=cache, search=search, folder=folder), encoding="utf-8"
        )
        os.environ["CKAN_INI"] = str(settings)
        from ckan.cli import load_config
        from ckan.config.middleware import make_app
        from werkzeug.serving import make_server

        app = make_app(load_config(str(settings)))
        logging.disable(logging.WARNING)
        key = furnish(app, organisation)
        portal = serve(make_server("127.0.0.1", 0, app, threaded=True), ends)
        print(json.dumps({"address": portal, "key": key}), flush=True)
        sys.stdin.read()


def furnish(app, organisation):
    """The tables of the database, somebody who may load, and the organisation."""
    from ckan import model
    from ckan.plugins import toolkit

    with app._wsgi_app.app_context():
        model.repo.init_db()
        toolkit.get_action("get_site_user")({"ignore_auth": True}, {})
        user = toolkit.get_action("user_create")(
            {"ignore_auth": True, "user": ""},
            {"name": "loader", "email": "loader@example.org", "password": "not secret", "sysadmin": True},
        )
        context = {"ignore_auth": True, "user": user["name"]}
        toolkit.get_action("organization_create")(context, {"name": organisation, "title": organisation})
        return toolkit.get_action("api_token_create")(context, {"user": user["name"], "name": "tests"})["token"]


def postgres(folder, ends):
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    programs = programs[-1] if programs else Path(shutil.which("pg_ctl")).parent
    data = folder / "database"
    data.mkdir()
    # it refuses to be run by root
    name, other = getpass.getuser(), []
    if os.geteuid() == 0:
        name, other = "postgres", ["runuser", "-u", "postgres", "--"]
        shutil.chown(data, name)
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    initdb = [programs / "initdb", "--pgdata", data, "--encoding", "UTF8", "--locale", "C.UTF-8", "--auth", "trust", "--no-sync"]
    subprocess.run([*other, *initdb], **quiet)
    options = f"-c listen_addresses= -c unix_socket_directories={data} -c fsync=off"
    control = [*other, programs / "pg_ctl", "-D", data, "-w", "-l", data / "log"]
    subprocess.run([*control, "-o", options, "start"], **quiet)
    ends.callback(subprocess.run, [*control, "-m", "immediate", "stop"], **quiet)
    return f"postgresql:///postgres?host={data}&user={name}"


def redis(folder, ends):
    place = folder / "redis"
    server = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", place, "--save", ""], stdout=subprocess.DEVNULL, cwd=folder
    )
    ends.callback(server.wait)
    ends.callback(server.terminate)
    return f"unix://{place}"


class NoIndex(BaseHTTPRequestHandler):
    """Takes everything and finds nothing."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        if "/schema" in self.path:
            import ckan

            return self.answer((Path(ckan.__file__).parent / "config/solr/schema.xml").read_bytes(), "text/xml")
        found = {"responseHeader": {"status": 0}, "response": {"numFound": 0, "start": 0, "docs": []}}
        return self.answer(json.dumps(found).encode(), "application/json")

    do_GET = do_POST

    def answer(self, body, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(server, ends):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ends.callback(server.shutdown)
    return f"http://127.0.0.1:{server.server_port}"


SETTINGS = """
[app:main]
use = egg:ckan
SECRET_KEY = not-secret
ckan.site_url = http://portal.example.org
ckan.site_id = default
ckan.plugins =
ckan.views.default_views =
ckan.storage_path = {folder}
sqlalchemy.url = {database}
ckan.redis.url = {cache}
solr_url = {search}/solr/ckan
"""


if __name__ == "__main__":
    main()
