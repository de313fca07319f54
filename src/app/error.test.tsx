import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import PageError from "./error.tsx";
import GlobalError from "./global-error.tsx";

const broken = Object.assign(new Error("canary: select 1 from users"), { digest: "018f-id" });

it("a page that broke says what to do and under which id we find why, and nothing of why", () => {
  const html = renderToStaticMarkup(<PageError error={broken} reset={() => undefined} />);
  expect(html).toContain("report the id 018f-id");
  expect(html).not.toMatch(/canary|select/);
});

it("the last resort says nothing of why either", () => {
  const props = { error: broken, reset: () => undefined };
  expect(renderToStaticMarkup(<GlobalError {...props} />)).not.toMatch(/canary|select/);
});
