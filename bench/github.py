"""A GitHub of one pull request on the loopback interface: as much of it as a review tool asks for, the same for all."""
import json
import re
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PROJECT = "bench/shop"
NUMBER = 1
TIME = "2026-11-01T08:00:00Z"


def user(login, number, kind="User"):
    return {"login": login, "id": number, "type": kind, "html_url": f"https://github.example/{login}"}


def git(folder, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


class Forge:
    """The pull request of the branch that is checked out in a work tree, with 30 comments of others."""

    def __init__(self, folder):
        self.folder = folder
        self.base = git(folder, "rev-parse", "main").strip()
        self.head = git(folder, "rev-parse", "HEAD").strip()
        self.branch = git(folder, "rev-parse", "--abbrev-ref", "HEAD").strip()
        self.diff = git(folder, "diff", "main...HEAD")
        self.files = [self.file(line) for line in git(folder, "diff", "--numstat", "main...HEAD").splitlines()]
        self.others = [self.comment(number, user(f"person-{number % 3}", number % 3 + 10), f"Remark {number}.")
                       for number in range(1, 31)]
        self.requests = []
        self.forget()

    def forget(self):
        """As it was before anybody posted anything."""
        self.comments = {comment["id"]: comment for comment in self.others}
        self.checks = {}
        self.labels = []
        self.requests.clear()

    @staticmethod
    def file(line):
        added, deleted, path = line.split("\t")
        return {"sha": "0" * 40, "filename": path, "status": "modified", "additions": int(added), "deletions": int(deleted),
                "changes": int(added) + int(deleted), "blob_url": "", "raw_url": "", "contents_url": "", "patch": ""}

    def comment(self, number, author, body):
        return {"id": number, "node_id": f"IC_{number}", "user": author, "body": body, "created_at": TIME, "updated_at": TIME,
                "url": f"{self.folder}", "html_url": f"https://github.example/{PROJECT}/pull/1#issuecomment-{number}",
                "issue_url": "", "author_association": "NONE"}

    def repository(self):
        owner, name = PROJECT.split("/")
        return {"id": 1, "name": name, "full_name": PROJECT, "owner": user(owner, 1, "Organization"), "private": False,
                "html_url": f"https://github.example/{PROJECT}", "fork": False, "default_branch": "main"}

    def pull(self):
        def end(ref, sha):
            return {"label": f"bench:{ref}", "ref": ref, "sha": sha, "user": user("bench", 1), "repo": self.repository()}

        return {"id": 1, "node_id": "PR_1", "number": NUMBER, "state": "open", "title": "Count twice", "body": "",
                "user": user("ada", 2), "draft": False, "locked": False, "labels": self.labels, "created_at": TIME,
                "updated_at": TIME, "closed_at": None, "merged_at": None, "merged": False, "mergeable": True,
                "base": end("main", self.base), "head": end(self.branch, self.head), "commits": 2, "comments": 30,
                "changed_files": len(self.files), "additions": 1, "deletions": 1, "assignees": [], "requested_reviewers": [],
                "html_url": f"https://github.example/{PROJECT}/pull/{NUMBER}", "url": "", "_links": {}}

    def commits(self):
        person = {"name": "Ada", "email": "ada@example.org", "date": TIME}
        shas = git(self.folder, "rev-list", "--reverse", "main..HEAD").split()
        return [{"sha": sha, "node_id": sha, "commit": {"author": person, "committer": person, "message": "Count twice",
                                                        "tree": {"sha": sha, "url": ""}, "url": "", "comment_count": 0},
                 "author": user("ada", 2), "committer": user("ada", 2), "parents": [], "url": "", "html_url": ""}
                for sha in shas]

    def answer(self, method, path, body, accept):
        """Status and answer of one request; a text is sent as it is."""
        repo = re.escape(f"/repos/{PROJECT}")
        pull = rf"{repo}/pulls/{NUMBER}"
        for pattern, respond in (
            (rf"{repo}", lambda _: self.repository()),
            (rf"{pull}", lambda _: self.diff if "diff" in accept else self.pull()),
            (rf"{pull}/commits", lambda _: self.commits()),
            (rf"{pull}/files", lambda _: self.files),
            (rf"{pull}/(reviews|comments|requested_reviewers)", lambda _: []),
            (rf"{repo}/issues/{NUMBER}", lambda _: {**self.pull(), "pull_request": {"url": ""}}),
            (rf"{repo}/issues/{NUMBER}/labels", lambda _: self.labels),
            (rf"{repo}/issues/{NUMBER}/comments", lambda _: self.posted(body) if body else list(self.comments.values())),
            (rf"{repo}/issues/comments/(\d+)", lambda found: self.rewritten(method, int(found[1]), body)),
            (rf"{repo}/commits/\w+/check-runs", lambda _: {"total_count": len(self.checks), "check_runs": list(self.checks.values())}),
            (rf"{repo}/commits/\w+/pulls", lambda _: [self.pull()]),
            (rf"{repo}/check-runs(/\d+)?", lambda _: self.checked(body)),
            (rf"{repo}/statuses/\w+", lambda _: {"id": 1, "state": body.get("state"), "url": "", "context": body.get("context")}),
            (rf"{repo}/collaborators/([\w-]+)/permission", lambda found: {"permission": "write", "user": user(found[1], 9)}),
            (r"/graphql", lambda _: {"data": {"repository": {"pullRequest": {"closingIssuesReferences": {"nodes": []}}}}}),
            (r"/user", lambda _: user("github-actions[bot]", 41898282, "Bot")),
        ):
            found = re.fullmatch(pattern, path)
            if found:
                return (201 if method == "POST" else 204 if method == "DELETE" else 200), respond(found)
        return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest"}

    def posted(self, body):
        number = 100 + len(self.comments)
        self.comments[number] = self.comment(number, user("github-actions[bot]", 41898282, "Bot"), body["body"])
        return self.comments[number]

    def rewritten(self, method, number, body):
        if method == "DELETE":
            return self.comments.pop(number, None)
        if body:
            self.comments[number] = {**self.comments[number], "body": body["body"]}
        return self.comments[number]

    def checked(self, body):
        check = {**body, "id": 7, "node_id": "CR_7", "html_url": f"https://github.example/{PROJECT}/runs/7", "url": "",
                 "started_at": TIME, "completed_at": TIME, "app": {"id": 1, "slug": "github-actions", "name": "GitHub Actions"},
                 "output": {"title": "", "summary": "", "text": None, "annotations_count": 0, "annotations_url": ""},
                 "check_suite": {"id": 1}, "pull_requests": [], "details_url": "", "external_id": ""}
        self.checks[7] = {**self.checks.get(7, {}), **check}
        return self.checks[7]

    def serve(self):
        """Starts to serve in a thread of its own; returns the address."""
        forge = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # head and body in one packet; two would wait for each other

            def handle_any(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else {}
                path = self.path.split("?")[0]
                forge.requests.append(f"{self.command} {path}")
                status, answer = forge.answer(self.command, path, body, self.headers.get("Accept", ""))
                text = b"" if status == 204 else (answer if isinstance(answer, str) else json.dumps(answer)).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json; charset=utf-8")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"
