import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { PlainHttpNotice } from "./plain-http-notice.tsx";

const notice = (origin: string): string => renderToStaticMarkup(<PlainHttpNotice origin={origin} />);

it("plain http in a home network says what it costs, and https and localhost say nothing", () => {
  expect(notice("http://192.168.1.20:3000")).toContain(
    "Log-in works here; push, offline use and passkeys need https.",
  );
  for (const origin of ["https://axisor.example.org", "http://localhost:3000", "http://127.0.0.1:3000"]) {
    expect(notice(origin)).toBe("");
  }
});
