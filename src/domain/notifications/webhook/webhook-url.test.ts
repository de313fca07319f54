import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { checkWebhookUrl } from "./check-webhook-url.ts";
import { isPublicAddress } from "./is-public-address.ts";

const PRIVATE = [
  ...["0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254"],
  ...["169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1"],
  ...[
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
  ],
  ...["::", "::1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "100::1"],
  ...[
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001::1",
    "3fff::1",
    "::127.0.0.1",
  ],
];
const PUBLIC = [
  ...["1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1"],
  ...[
    "198.17.255.255",
    "198.20.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001::1",
    "2001:4860::8888",
  ],
];

test.each(PRIVATE)("%s is nobody's on the public internet", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(PUBLIC)("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  "",
  "1.2.3",
  "1.2.3.4.5",
  "256.1.1.1",
  "01.2.3.4",
  "1.2.3.4/8",
  "::1::2",
  "1:2:3:4:5:6:7:8:9",
  "g::1",
  "localhost",
])("%j is no address, so it is not public", (text) => expect(isPublicAddress(text)).toBe(false));

test("every address is judged as the platform's own list judges it", () => {
  const list = new BlockList();
  const v4 =
    "0/8 10/8 100.64/10 127/8 168.63.129.16/32 169.254/16 172.16/12 192.0.0/24 192.0.2/24 192.31.196/24 192.52.193/24 192.88.99/24 192.168/16 192.175.48/24 198.18/15 198.51.100/24 203.0.113/24 224/4 240/4";
  for (const range of v4.split(" ")) {
    const [base = "", length = ""] = range.split("/");
    list.addSubnet([...base.split("."), "0", "0", "0"].slice(0, 4).join("."), Number(length), "ipv4");
  }
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPublicAddress(address)).toBe(!list.check(address, "ipv4"));
    }),
    { numRuns: runs(20_000) },
  );
  const six = new BlockList();
  for (const [base, length] of [
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["2620:4f:8000::", 48],
    ["3fff::", 20],
  ] as const)
    six.addSubnet(base, length, "ipv6");
  const global = new BlockList();
  global.addSubnet("2000::", 3, "ipv6");
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(isIP(address)).toBe(6);
      expect(isPublicAddress(address)).toBe(global.check(address, "ipv6") && !six.check(address, "ipv6"));
    }),
    { numRuns: runs(20_000) },
  );
});

/** Ways to write an address that is not for strangers. */
const REFUSED = [
  ...[
    "http://example.org/",
    "ftp://example.org/",
    "gopher://example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
  ],
  ...[
    "data:text/plain,x",
    "https://",
    "https:///x",
    "example.org",
    "//example.org/",
    "",
    "https://exa mple.org/",
  ],
  ...[
    "https://example.org:8443/",
    "https://example.org:22/",
    "https://user@example.org/",
    "https://a:b@example.org/",
  ],
  ...[
    "https://example.org/#part",
    "https://localhost/",
    "https://LOCALHOST/",
    "https://localhost./",
    "https://a.localhost/",
  ],
  ...[
    "https://printer.local/",
    "https://db.internal/",
    "https://metadata.google.internal/",
    "https://intranet/",
  ],
  ...[
    "https://router.lan/",
    "https://nas.home.arpa/",
    "https://x.onion/",
    "https://127.0.0.1/",
    "https://127.1/",
  ],
  ...[
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://0x7f.1/",
    "https://127.0.0.1./",
  ],
  ...[
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[fe80::1]/",
  ],
  ...[
    "https://[fd00::1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2001:db8::1]/",
  ],
  ...[
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
  ],
  ...[
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://0/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
  ],
  ...["https://①②⑦.⓪.⓪.①/", "https://127。0。0。1/", "https://ⓛocalhost/", "https://%31%32%37.0.0.1/"],
  ...[
    "https://example.org@127.0.0.1/",
    "https://127.0.0.1\\@example.org/",
    "https://example.org%00.x/",
    "https://a/",
  ],
  ...[
    "https://017700000001/",
    "https://0x7f.0.0.1/",
    "https://3232235777/",
    `https://example.org/${"a".repeat(2_000)}`,
  ],
];

describe("the address of a webhook", () => {
  test("has more than sixty ways to be refused", () => expect(REFUSED.length).toBeGreaterThan(60));

  test.each(REFUSED)("%j is refused, with what to do", (text) => {
    const checked = checkWebhookUrl(text, []);
    expect(checked.ok).toBe(false);
    if (checked.ok) return;
    for (const locale of ["en", "pt-BR"] as const) expect(checked.failure(locale)).toMatch(/^\p{Lu}.*\.$/u);
  });

  test.each([
    "https://example.org/axisor?token=a",
    "https://1.1.1.1/",
    "https://[2606:4700::1]/",
    "https://xn--bcher-kva.org/",
  ])("%s is taken", (text) => expect(checkWebhookUrl(text, [])).toEqual({ ok: true, value: text }));

  test("is spelled one way, whatever was typed", () => {
    expect(checkWebhookUrl("HTTPS://Bücher.ORG:443", [])).toEqual({
      ok: true,
      value: "https://xn--bcher-kva.org/",
    });
  });

  test("may be one of the house where whoever runs it allows exactly that, by http too", () => {
    const allowed = ["127.0.0.1:9000", "ntfy.lan:80", "[::1]:9000", "::1:9001"];
    expect(checkWebhookUrl("http://127.0.0.1:9000/x", allowed).ok).toBe(true);
    expect(checkWebhookUrl("http://ntfy.lan/x", allowed).ok).toBe(true);
    expect(checkWebhookUrl("http://[::1]:9001/x", allowed).ok).toBe(true);
    for (const other of [
      "http://127.0.0.1:9001/",
      "http://127.0.0.1/",
      "https://ntfy.lan/",
      "http://ntfy.lan:8080/",
    ])
      expect(checkWebhookUrl(other, allowed).ok, other).toBe(false);
  });
});
