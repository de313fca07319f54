import { describe, expect, test } from "vitest";
import { createVirtualTime } from "#testing/infra/virtual-time.ts";
import { type BodyRule, readBody } from "./read-body.ts";

const JSON_ONLY: BodyRule = { maxBytes: 1_024, types: ["application/json"] };

const post = (body: RequestInit["body"], headers: Record<string, string> = {}) =>
  new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body ?? null,
    duplex: "half",
  } as RequestInit);

const read = (request: Request, rule = JSON_ONLY) => {
  const time = createVirtualTime();
  return readBody(request, rule, { sleep: time.sleep, cutoffMs: 10_000 });
};
const statusOf = async (request: Request) => {
  const answer = await read(request);
  return answer instanceof Uint8Array ? 200 : answer.status;
};

describe("a body", () => {
  test("of exactly the limit is read, one byte more is not, whatever length it declares", async () => {
    const text = (length: number) => JSON.stringify("x".repeat(length - 2));
    expect(await read(post(text(1_024)))).toHaveLength(1_024);
    expect(await statusOf(post(text(1_025)))).toBe(413);
    expect(await statusOf(post(text(1_025), { "content-length": "5" }))).toBe(413);
    expect(await statusOf(post("1", { "content-length": "1025" }))).toBe(413);
  });

  test("without an end is refused at the limit, and no more of it is asked for", async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1;
        controller.enqueue(new Uint8Array(512).fill(32));
      },
    });
    expect(await statusOf(post(endless))).toBe(413);
    expect(given).toBeLessThan(8);
  });

  test("that is missing is empty", async () => {
    expect(await read(post(undefined))).toHaveLength(0);
  });

  test("that trickles in is cut off after ten seconds, however steadily it comes", async () => {
    const time = createVirtualTime();
    const drip = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await time.sleep(500);
        controller.enqueue(new Uint8Array([32]));
      },
    });
    const reading = readBody(post(drip), JSON_ONLY, { sleep: time.sleep, cutoffMs: 10_000 });
    await time.pass(9_999);
    expect(await Promise.race([reading, "reading"])).toBe("reading");
    await time.pass(1);
    expect(await reading).toMatchObject({ status: 408 });
  });

  test("that arrives in time is not held against it later", async () => {
    const time = createVirtualTime();
    expect(await readBody(post("1"), JSON_ONLY, { sleep: time.sleep, cutoffMs: 10_000 })).toHaveLength(1);
    await time.pass(20_000);
  });

  test.each(["gzip", "br", "deflate", "zstd", "gzip, identity"])(
    "packed as %s is refused",
    async (encoding) => {
      expect(await statusOf(post("{}", { "content-encoding": encoding }))).toBe(415);
    },
  );

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "text/plain; application/json",
    "",
  ])("of the type %s is refused where JSON is asked for", async (type) => {
    expect(await statusOf(post("{}", { "content-type": type }))).toBe(415);
  });

  test("of JSON is known in any spelling of its type", async () => {
    expect(await statusOf(post("{}", { "content-type": "Application/JSON; charset=utf-8" }))).toBe(200);
  });

  test.each([[[0xff, 0xfe, 0x22]], [[0x22, 0xc3, 0x28, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]]])(
    "that is no UTF-8 is refused (%j)",
    async (bytes) => {
      expect(await statusOf(post(new Uint8Array(bytes)))).toBe(400);
    },
  );

  test("nested too deep is refused before it is parsed", async () => {
    expect(await statusOf(post("[".repeat(1_000)))).toBe(400);
  });
});
