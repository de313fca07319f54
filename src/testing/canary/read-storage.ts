import type { Page } from "@playwright/test";
import type { Piece } from "./sink.ts";

type Entry = { readonly place: string; readonly text: string };

/** Runs in the page: everything its origin keeps in this browser, as text. */
async function everythingKept(): Promise<Entry[]> {
  const entries: Entry[] = [];
  const tell = (value: unknown): string =>
    JSON.stringify(value, (_, one) => (ArrayBuffer.isView(one) ? `bytes ${String(one)}` : one)) ?? "";
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const [name, storage] of [
    ["localStorage", localStorage],
    ["sessionStorage", sessionStorage],
  ] as const) {
    for (const [key, text] of Object.entries(storage)) {
      entries.push({ place: `${name} · ${key}`, text: `${key}\n${text}` });
    }
  }
  for (const { name = "", version } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name, version));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([settled(objects.getAllKeys()), settled(objects.getAll())]);
      entries.push({ place: `IndexedDB · ${name}/${store}`, text: `${tell(keys)}\n${tell(values)}` });
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const text = (await (await cache.match(url))?.text()) ?? "";
      entries.push({ place: `Cache Storage · ${name}`, text: `${url}\n${text}` });
    }
  }
  entries.push({ place: "document.title and window.name", text: `${document.title}\n${window.name}` });
  return entries;
}

/** What the origin of this page keeps in its browser, but for cookies. Nothing for a page of no origin. */
export async function readStorage(page: Page): Promise<readonly Piece[]> {
  if (page.isClosed() || !page.url().startsWith("http")) return [];
  const entries = await page.evaluate(everythingKept);
  return entries.map(({ place, text }) => ({ place, bytes: Buffer.from(text, "utf8") }));
}
