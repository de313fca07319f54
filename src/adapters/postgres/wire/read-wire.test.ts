import { describe, expect, test } from "vitest";
import { readWire } from "./read-wire.ts";

const URL = "postgres://axisor:s%40cret@db.example:6543/axisor";

describe("how the bytes of a database's address travel", () => {
  test("plainly, where it says nothing", () => {
    expect(readWire(URL)).toEqual({
      address: URL,
      place: { host: "db.example", port: 6543 },
      encryption: null,
    });
  });

  test.each(["sslmode=disable", "ssl=false"])("plainly, where it says %s", (query) => {
    expect(readWire(`${URL}?${query}`)).toMatchObject({ address: URL, encryption: null });
  });

  test.each([
    "sslmode=require",
    "sslmode=verify-ca",
    "sslmode=verify-full",
    "ssl=true",
    "sslrootcert=system",
    "sslmode=require&channel_binding=require",
  ])("encrypted and verified, and no server is told of it, where it says %s", (query) => {
    expect(readWire(`${URL}?${query}`)).toMatchObject({ address: URL, encryption: { ca: null } });
  });

  test("other settings are left for the server", () => {
    expect(readWire(`${URL}?sslmode=require&search_path=axisor`).address).toBe(`${URL}?search_path=axisor`);
  });

  test("what is not the address's to choose is left out of it", () => {
    const { address } = readWire(`${URL}?statement_timeout=0&search_path=axisor`, ["statement_timeout"]);
    expect(address).toBe(`${URL}?search_path=axisor`);
  });

  test.each(["prefer", "allow", "no-verify", "perhaps", ""])("nobody knows how, where it says %s", (mode) => {
    expect(() => readWire(`${URL}?sslmode=${mode}`)).toThrow(/sslmode=.*verify-full/);
  });

  test("in no way that the driver does not know: encrypted without asking first", () => {
    expect(() => readWire(`${URL}?sslmode=require&sslnegotiation=direct`)).toThrow("Leave it out");
  });

  test("a file of authorities that is not there is an error", () => {
    expect(() => readWire(`${URL}?sslrootcert=/nowhere/authority.pem`)).toThrow("/nowhere/authority.pem");
  });

  test.each([
    ["postgres://axisor@[::1]/axisor", { host: "::1", port: 5432 }],
    ["postgres:///axisor?host=/run/postgresql", null],
    ["postgres://axisor@one,other/axisor", null],
  ])("%s is one place, or the driver's own business", (url, place) => {
    expect(readWire(url).place).toEqual(place);
  });
});
