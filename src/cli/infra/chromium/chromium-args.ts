/** What root and containers need; harmless elsewhere, since the pages are our own. */
export const CHROMIUM_ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"];
