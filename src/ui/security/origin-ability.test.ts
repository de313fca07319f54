import { describe, expect, it } from "vitest";
import { originAbility } from "./origin-ability.ts";

describe("an origin", () => {
  it.each(["https://axisor.example.org", "http://localhost:3000", "http://axisor.localhost:3000"])(
    "%s can do everything",
    (origin) => {
      expect(originAbility(origin)).toEqual({ isPlainHttp: false, canPasskey: true });
    },
  );

  it.each([
    "http://192.168.1.20:3000",
    "http://umbrel.local:3000",
    "http://localhost.example.org",
    "http://notlocalhost",
  ])("%s is plain http, which keeps passkeys away", (origin) => {
    expect(originAbility(origin)).toEqual({ isPlainHttp: true, canPasskey: false });
  });

  it.each(["http://127.0.0.1:3000", "http://[::1]:3000", "https://192.168.1.20"])(
    "%s is as good as https, but has no name that a passkey could be bound to",
    (origin) => {
      expect(originAbility(origin)).toEqual({ isPlainHttp: false, canPasskey: false });
    },
  );

  it("that cannot be read promises nothing", () => {
    expect(originAbility("")).toEqual({ isPlainHttp: false, canPasskey: false });
  });
});
