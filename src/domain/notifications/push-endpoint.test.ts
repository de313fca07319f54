import { describe, expect, test } from "vitest";
import { isPushEndpoint, readPushEndpoint } from "./push-endpoint.ts";

const ALLOWED = ["127.0.0.1:4567", "push.example.org:443", "[::1]:9000", "10.0.0.9:8443"];

describe("a push endpoint", () => {
  test.each([
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://FCM.googleapis.com:443/wp/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
    "https://web.push.apple.com/QGuQ",
    "https://wns2-by3p.notify.windows.com/w/?token=BQYAAA%2f",
  ])("of a browser's own service is one: %s", (endpoint) => {
    expect(isPushEndpoint(endpoint, [])).toBe(true);
  });

  test.each([
    ["http://127.0.0.1:4567/push/1", true],
    ["https://127.0.0.1:4567/push/1", true],
    ["http://127.0.0.1:4568/push/1", false],
    ["http://[::1]:9000/push/1", true],
    ["https://push.example.org/UP?token=1", true],
    ["https://push.example.org:8443/UP", false],
    ["https://sub.push.example.org/UP", false],
    ["http://push.example.org:443/UP", false],
    ["https://10.0.0.9:8443/UP", true],
    ["http://10.0.0.9:8443/UP", false],
  ])("that the installation allows is one, to the letter: %s is %s", (endpoint, is) => {
    expect(isPushEndpoint(endpoint, ALLOWED)).toBe(is);
  });

  test.each([
    "",
    "fcm.googleapis.com",
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com:8443/fcm/send/abc",
    "https://fcm.googleapis.com./fcm/send/abc",
    "https://user@fcm.googleapis.com/fcm",
    "https://fcm.googleapis.com@evil.example/fcm",
    "https://evil.example\\@fcm.googleapis.com/fcm",
    "https://fcm.googleapis.com\\@evil.example/fcm",
    "https://fcm.googleapis.com/fcm\r\nHost: evil",
    " https://fcm.googleapis.com/fcm",
    "https://fcm.googleapis.com/\tfcm",
    "https://fcm.googleapis.com/fcm#part",
    "https://evil-fcm.googleapis.com/fcm",
    "https://fcm.googleapis.com.evil.example/fcm",
    "https://push.apple.com/QGuQ",
    "https://evilpush.apple.com/QGuQ",
    "https://push.services.mozilla.com.evil.example/",
    "https://android.googleapis.com/gcm/send/abc",
    "https://127.0.0.1/latest",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://[::ffff:127.0.0.1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://metadata.google.internal/",
    "https://localhost/",
    "file:///etc/passwd",
    "gopher://fcm.googleapis.com/",
    "javascript:alert(1)",
    `https://fcm.googleapis.com/${"a".repeat(2_100)}`,
  ])("is nothing else: %j", (endpoint) => {
    expect(isPushEndpoint(endpoint, ALLOWED)).toBe(false);
  });

  test("is read the same by every program, and known for whose it is", () => {
    expect(readPushEndpoint("HTTPS://Updates.push.services.Mozilla.com:443/a/../b", [])).toEqual({
      url: "https://updates.push.services.mozilla.com/b",
      isOurs: false,
    });
    expect(readPushEndpoint("https://push.example.org/UP", ALLOWED)).toMatchObject({ isOurs: true });
  });
});
