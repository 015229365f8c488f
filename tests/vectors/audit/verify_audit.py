"""A second verifier of the audit log, written apart from verify-audit.mjs and sharing nothing with it.

    python3 verify_audit.py --export F --checkpoints C --key K [--expect-agreement ID]
    python3 verify_audit.py --proof P --key K

Python 3.8 or later, standard library only: Ed25519 is checked with the arithmetic of RFC 8032, appendix A.
"""
import argparse
import base64
import hashlib
import json
import re
import sys

HEX = re.compile(r"[0-9a-f]{64}\Z")


class Bad(Exception):
    def __init__(self, seq, reason):
        super().__init__(reason)
        self.seq = seq


def need(holds, seq, reason):
    if not holds:
        raise Bad(seq, reason)


def sha(data):
    return hashlib.sha256(data).digest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


# ---- Ed25519 (RFC 8032) ----
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    c = 2 * a[3] * b[3] * D % P
    d = 2 * a[2] * b[2] % P
    e, f, g, h = f - e, d - c, d + c, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(s, point):
    result = (0, 1, 1, 0)
    while s > 0:
        if s & 1:
            result = add(result, point)
        point = add(point, point)
        s >>= 1
    return result


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def ed25519_holds(public, message, signature):
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# ---- files ----
def read_keys(file):
    with open(file, encoding="utf-8") as opened:
        blocks = re.findall(r"-----BEGIN PUBLIC KEY-----([^-]+)-----END", opened.read())
    need(blocks, 0, "there is no public key")
    keys = {}
    for block in blocks:
        der = base64.b64decode(block)
        need(der[:12].hex() == "302a300506032b6570032100" and len(der) == 44, 0, "this is no Ed25519 key")
        keys[sha(der).hex()[:32]] = der[12:]
    return keys


def signature_problem(line, keys):
    public = keys.get(line.get("key"))
    if public is None:
        return "a checkpoint is signed with another key"
    message = ("access-audit-checkpoint-v1\n" + canonical(line["body"]) + "\n").encode("utf-8")
    holds = ed25519_holds(public, message, base64.b64decode(line["signature"]))
    return None if holds else "the signature of a checkpoint does not hold"


def lines_of(file):
    with open(file, encoding="utf-8", newline="\n") as opened:
        for line in opened:
            if line.strip("\n"):
                yield line


def read_checkpoints(file, keys):
    by_seq, problems = {}, {}
    for text in lines_of(file):
        line = json.loads(text)
        body = line["body"]
        seq = body["seq"]
        problem = signature_problem(line, keys)
        if problem:
            problems.setdefault(seq, problem)
        before = by_seq.setdefault(seq, body)
        if (before["head_hash"], before["root"]) != (body["head_hash"], body["root"]):
            problems.setdefault(seq, "two checkpoints of one event name different heads")
    need(by_seq, 0, "there is no checkpoint")
    return by_seq, problems


def tree_root(leaves):
    """RFC 6962, straight from its definition."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha(b"\x01" + tree_root(leaves[:k]) + tree_root(leaves[k:]))


def check_columns(row, said, seq):
    event = said["event"]
    version = said.get("v")
    need(version in (None, 2), seq, "its text has a version that nobody knows")
    request = event if version == 2 else {}
    pairs = {
        "seq": said["seq"], "at": said["at"], "actor": event["actor"], "actor_role": event["role"],
        "action": event["action"], "outcome": event["outcome"],
        "target_type": event["target"]["type"], "target_id": event["target"]["id"],
        "session_ref": request.get("session"), "aal": request.get("aal"),
        "ip_ref": request.get("ip"), "request_id": request.get("request"),
    }
    for name, hashed in pairs.items():
        need(row[name] == hashed, seq, "its column " + name + " differs from the text that was hashed")


def check_export(options, keys):
    checkpoints, problems = read_checkpoints(options.checkpoints, keys)
    head, last, leaves, about = "0" * 64, 0, [], 0
    for text in lines_of(options.export):
        seq = last + 1
        row = json.loads(text)
        need(row["seq"] == seq, seq, "another event stands in its place")
        need(row["prev_hash"] == head, seq, "it does not lean on the event before it")
        digest = sha(b"\x01" + bytes.fromhex(head) + row["canon"].encode("utf-8")).hex()
        need(digest == row["hash"], seq, "its text is not the text that was hashed")
        said = json.loads(row["canon"])
        need(canonical(said) == row["canon"], seq, "its text is not in the canonical form")
        check_columns(row, said, seq)
        target = said["event"]["target"]
        about += target == {"type": "agreement", "id": options.expect_agreement}
        head, last = digest, seq
        leaves.append(sha(b"\x00" + bytes.fromhex(head)))
        need(seq not in problems, seq, problems.get(seq))
        if seq in checkpoints:
            need(checkpoints[seq]["head_hash"] == head, seq, "a signed checkpoint names another event")
            need(checkpoints[seq]["root"] == tree_root(leaves).hex(), seq, "a signed checkpoint names another tree")
    need(last >= max(checkpoints), last + 1, "events are missing at the end")
    need(options.expect_agreement is None or about > 0, 0, "no event is about the agreement")
    return "OK: %d events, head %s" % (last, head)


# ---- proofs ----
def root_from_path(leaf, seq, index, size, path):
    """RFC 6962, 2.1.1, read backwards: which subtree is the leaf in, and what stands beside it."""
    if size == 1:
        need(not path, seq, "its path is too long")
        return leaf
    need(path, seq, "its path is too short")
    k = 1
    while k * 2 < size:
        k *= 2
    beside = bytes.fromhex(path[-1])
    if index < k:
        return sha(b"\x01" + root_from_path(leaf, seq, index, k, path[:-1]) + beside)
    return sha(b"\x01" + beside + root_from_path(leaf, seq, index - k, size - k, path[:-1]))


def roots_of_growth(m, n, whole, path, known):
    """RFC 6962, 2.1.2: the roots of the first m and of all n leaves, from the path of SUBPROOF."""
    if m == n:
        if whole:
            need(not path, 0, "the path is too long")
            return known, known
        need(len(path) == 1, 0, "the path has the wrong length")
        one = bytes.fromhex(path[0])
        return one, one
    k = 1
    while k * 2 < n:
        k *= 2
    need(path, 0, "the path is too short")
    beside = bytes.fromhex(path[-1])
    if m <= k:
        old, new = roots_of_growth(m, k, whole, path[:-1], known)
        return old, sha(b"\x01" + new + beside)
    old, new = roots_of_growth(m - k, n - k, False, path[:-1], known)
    return sha(b"\x01" + beside + old), sha(b"\x01" + beside + new)


def signed(line, keys):
    problem = signature_problem(line, keys)
    need(problem is None, line["body"]["seq"], problem)
    return line["body"]


def check_proof(options, keys):
    with open(options.proof, encoding="utf-8") as opened:
        proof = json.load(opened)
    if proof["format"] == "access-audit-consistency":
        old, new = signed(proof["from"], keys), signed(proof["to"], keys)
        roots = roots_of_growth(old["seq"], new["seq"], True, proof["path"], bytes.fromhex(old["root"]))
        need([one.hex() for one in roots] == [old["root"], new["root"]], new["seq"], "the tree does not hold the older one")
        return "OK: the log grew from %d to %d events" % (old["seq"], new["seq"])
    need(proof["format"] == "access-audit-inclusion", 0, "this is no proof")
    body = signed(proof["checkpoint"], keys)
    for event in proof["events"]:
        seq = event["seq"]
        need(1 <= seq <= body["seq"], 0, "an event lies outside of the tree")
        if event["canon"] is not None:
            digest = sha(b"\x01" + bytes.fromhex(event["prev_hash"]) + event["canon"].encode("utf-8")).hex()
            need(digest == event["hash"], seq, "its text is not the text that was hashed")
            need(json.loads(event["canon"])["seq"] == seq, seq, "its text has another number")
        root = root_from_path(sha(b"\x00" + bytes.fromhex(event["hash"])), seq, seq - 1, body["seq"], event["path"])
        need(root.hex() == body["root"], seq, "it does not stand in the signed tree")
    return "OK: %d events stand in the log" % len(proof["events"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--export")
    parser.add_argument("--checkpoints")
    parser.add_argument("--key", required=True)
    parser.add_argument("--proof")
    parser.add_argument("--expect-agreement")
    options = parser.parse_args()
    try:
        keys = read_keys(options.key)
        print(check_proof(options, keys) if options.proof else check_export(options, keys))
        return 0
    except Bad as bad:
        print("BAD seq=%d: %s." % (bad.seq, bad))
    except (KeyError, TypeError, ValueError) as error:
        print("BAD seq=0: %r" % (error,))
    return 1


if __name__ == "__main__":
    sys.exit(main())
