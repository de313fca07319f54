import type { Browser, BrowserContext, Frame, Page, Request } from "@playwright/test";
import { proceduresIn } from "./places-in.ts";
import { noteReached } from "./reached-notes.ts";

/** Writes down the pages that a browser's contexts stood on and the procedures they called, from now until `during` is over. */
export async function watchReached(
  browser: Browser,
  home: string,
  during: () => Promise<void>,
): Promise<void> {
  const places = new Set<string>();
  const onRequest = (request: Request): void => {
    for (const procedure of proceduresIn(new URL(request.url()))) places.add(`procedure ${procedure}`);
  };
  const onFrame = (frame: Frame): void => {
    const url = URL.parse(frame.url());
    if (url?.protocol.startsWith("http")) places.add(`path ${url.pathname}`);
  };
  const onPage = (page: Page): void => void page.on("framenavigated", onFrame);
  const watch = (context: BrowserContext): void => {
    context.on("request", onRequest);
    context.on("page", onPage);
    for (const page of context.pages()) onPage(page);
  };
  for (const context of browser.contexts()) watch(context);
  browser.on("context", watch);
  try {
    await during();
  } finally {
    browser.off("context", watch);
    noteReached(home, places);
  }
}
