import { expect, test } from "vitest";
import { librariesBeyondTheBase } from "./copy-runtime.ts";

test("a library that the base lacks goes along, and what it brings does not", () => {
  const lib = "/lib/x86_64-linux-gnu";
  const brought = [
    "libc.so.6",
    "libm.so.6",
    "libstdc++.so.6",
    "libgcc_s.so.1",
    "libpthread.so.0",
    "libdl.so.2",
  ];
  const loaded = [
    "linux-vdso.so.1",
    "/lib64/ld-linux-x86-64.so.2",
    ...brought.map((name) => `${lib}/${name}`),
  ];
  expect(librariesBeyondTheBase(loaded)).toEqual([]);
  const others = [`${lib}/libatomic.so.1`, `${lib}/libmystery.so.2`, `${lib}/libcrypto.so.3`];
  expect(librariesBeyondTheBase([...loaded, ...others])).toEqual(others);
});
