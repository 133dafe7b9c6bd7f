"""Reads records of a Greyfile log with nothing but schemas/layout.json.

    decode.py golden SCHEMAS          decodes every golden file and compares
    decode.py records SCHEMAS < HEX   a line of hex each, as `position hex`: one JSON object a line
    decode.py nats SCHEMAS URL        the same of every message of the stream that asyncapi.yaml names
"""

import json
import pathlib
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

PAKISTAN = ZoneInfo("Asia/Karachi")
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Layout:
    def __init__(self, schemas):
        self.schemas = pathlib.Path(schemas)
        self.document = json.loads((self.schemas / "layout.json").read_text("utf-8"))

    def payload(self, event_type, version, data):
        versions = self.document["events"][event_type]["versions"]
        return Reader(self, data).whole(versions[str(version)])


class Reader:
    """Bytes, from the front."""

    def __init__(self, layout, data):
        self.layout, self.data, self.at = layout, data, 0

    def whole(self, type_):
        value = self.read(type_)
        if self.at != len(self.data):
            raise ValueError(f"{len(self.data) - self.at} bytes are left over")
        return value

    def take(self, count):
        if self.at + count > len(self.data):
            raise ValueError("cut short")
        self.at += count
        return self.data[self.at - count : self.at]

    def unsigned(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(self):
        value = self.unsigned()
        return value // 2 if value % 2 == 0 else -(value + 1) // 2

    def read(self, type_):
        if isinstance(type_, str):
            return self.named(type_)
        ((what, of),) = ((key, of) for key, of in type_.items() if key != "json")
        if what == "option":
            return self.read(of) if self.take(1)[0] else None
        if what == "list":
            return [self.read(of) for _ in range(self.unsigned())]
        if what == "bytes":
            return self.take(of).hex()
        if what == "struct":
            return {field["name"]: self.read(field["type"]) for field in of}
        if what == "enum":
            variant = of[self.unsigned()]
            if "type" not in variant:
                return variant["name"]
            return {variant["name"]: self.read(variant["type"])}
        if what == "personal":
            return {"sealed": self.read("sealed")} if self.take(1)[0] else self.read(of)
        if what == "stream_of_kind":
            return self.stream(of)
        raise ValueError(f"the layout has a type {what} that it does not explain")

    def named(self, name):
        if name == "u8":
            return self.take(1)[0]
        if name in ("u16", "u32", "u64"):
            return self.unsigned()
        if name in ("i16", "i32", "i64"):
            return self.signed()
        if name == "bool":
            return self.take(1)[0] == 1
        if name == "str":
            return self.take(self.unsigned()).decode("utf-8")
        if name == "bytes":
            return self.take(self.unsigned()).hex()
        if name == "id":
            return ulid(self.take(16))
        if name == "stream":
            return self.stream(self.take(1)[0])
        if name == "instant":
            return instant(self.signed())
        if name == "day":
            return (datetime(1970, 1, 1) + timedelta(days=self.signed())).strftime("%Y-%m-%d")
        if name == "occurred":
            start, end, precision = self.signed(), self.signed(), self.unsigned()
            return occurred(start, end, precision)
        return self.read(self.layout.document["types"][name])

    def stream(self, kind):
        name = self.layout.document["stream_kinds"].get(str(kind), f"kind{kind}")
        return f"{name}-{ulid(self.take(16))}"


def ulid(data):
    number = int.from_bytes(data, "big")
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def local(ms):
    utc = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=ms)
    return utc.astimezone(PAKISTAN)


def instant(ms):
    time, offset = local(ms), local(ms).strftime("%z")
    part = f".{ms % 1000:03}" if ms % 1000 else ""
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S')}{part}{offset[:3]}:{offset[3:]}"


def occurred(start, end, precision):
    forms = ["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
    if precision < len(forms):
        return local(start).strftime(forms[precision])
    return f"{wall(local(start))}/{last(end)}"


def wall(time):
    if (time.hour, time.minute, time.second) == (0, 0, 0):
        return time.strftime("%Y-%m-%d")
    return time.strftime("%Y-%m-%dT%H:%M" if time.second == 0 else "%Y-%m-%dT%H:%M:%S")


def last(end):
    time = local(end)
    if (time.hour, time.minute, time.second) == (0, 0, 0) and end % 1000 == 0:
        return local(end - 1).strftime("%Y-%m-%d")
    if time.second == 0:
        return local(end - 60_000).strftime("%Y-%m-%dT%H:%M")
    return local(end - 1_000).strftime("%Y-%m-%dT%H:%M:%S")


def event(layout, position, record):
    """A record as `greyfile events --json` shows it."""
    envelope = Reader(layout, record).whole(layout.document["envelope"])
    if envelope["format"] != 1:
        raise ValueError(f"format {envelope['format']}")
    payload = layout.payload(envelope["type"], envelope["schema"], bytes.fromhex(envelope["payload"]))
    shown = {key: envelope[key] for key in ("event_id", "stream", "version", "type", "occurred_at")}
    if envelope["captured"] is not None:
        shown["captured"] = envelope["captured"]
    keys = ("recorded_at", "done_by", "logged_by", "basis", "command_id", "correlation")
    shown.update({key: envelope[key] for key in keys})
    if "replacement" in payload:
        other = payload["replacement"]
        inner = layout.payload(other["type"], other["version"], bytes.fromhex(other["hex"]))
        payload["replacement"] = nested(layout, other["type"], inner)
    return {"position": position, **shown, "event": nested(layout, envelope["type"], payload)}


def nested(layout, event_type, payload):
    kind, name = layout.document["events"][event_type]["json"]
    return {kind: {name: payload}}


def golden(layout):
    """Every sample of every version, and every record."""
    decoded = 0
    for event_type, about in layout.document["events"].items():
        for version in about["versions"]:
            file = layout.schemas / "golden" / f"{event_type}.v{version}.json"
            for sample in json.loads(file.read_text("utf-8")):
                payload = layout.payload(event_type, version, bytes.fromhex(sample["hex"]))
                if payload != sample["json"]:
                    raise SystemExit(f"{file.name}: {payload} is not {sample['json']}")
                decoded += 1
    for sample in json.loads((layout.schemas / "golden" / "record.v1.json").read_text("utf-8")):
        Reader(layout, bytes.fromhex(sample["hex"])).whole(layout.document["envelope"])
        decoded += 1
    print(decoded)


async def nats(layout, url):
    import re

    import nats as client

    # Where the log is, as the description for programs says it.
    text = (layout.schemas / "asyncapi.yaml").read_text("utf-8")
    stream = re.search(r"in the broker's stream ([a-z0-9-]+)", text).group(1)
    connection = await client.connect(url)
    context = connection.jetstream()
    last = (await context.stream_info(stream)).state.last_seq
    for position in range(1, last + 1):
        message = await context.get_msg(stream, seq=position, direct=True)
        print(json.dumps(event(layout, position, message.data), ensure_ascii=False))
    await connection.close()


def main():
    what, schemas = sys.argv[1:3]
    layout = Layout(schemas)
    if what == "golden":
        golden(layout)
    elif what == "records":
        for line in sys.stdin:
            position, record = line.split()
            shown = event(layout, int(position), bytes.fromhex(record))
            print(json.dumps(shown, ensure_ascii=False))
    else:
        import asyncio

        asyncio.run(nats(layout, sys.argv[3]))


if __name__ == "__main__":
    main()
