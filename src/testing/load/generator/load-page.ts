import type { Agent } from "node:http";
import type { LoadUser, PageReport } from "./load-job.ts";
import { sendRequest } from "./send-request.ts";

const PAGE = "/dashboard";
const LANES = 8;

/** The scripts, styles and pictures a page names. */
export const filesOf = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="(\/_next\/static\/[^"?]+)/g)].map(([, path]) => path ?? "")),
];

/** Loads the whole page once, as a browser does that was never here. */
export const loadPage = async (agent: Agent, port: number, user: LoadUser): Promise<PageReport> => {
  const page = await sendRequest(agent, port, PAGE, user);
  if (page.status !== 200) return { loaded: 0, failed: 1, files: 0, bytes: page.bytes };
  const files = await Promise.all(filesOf(page.text()).map((path) => sendRequest(agent, port, path, user)));
  const isWhole = files.length > 0 && files.every(({ status }) => status === 200);
  return {
    ...(isWhole ? { loaded: 1, failed: 0 } : { loaded: 0, failed: 1 }),
    files: files.length,
    bytes: files.reduce((total, { bytes }) => total + bytes, page.bytes),
  };
};

/** Somebody who was never here, and which of the processes they ask. */
export type Newcomer = { readonly agent: Agent; readonly port: number; readonly user: LoadUser };

/** The page of each of them, a few at a time: a shell is loaded once, and is not what is measured. */
export const loadPages = async (newcomers: readonly Newcomer[]): Promise<PageReport> => {
  let sum: PageReport = { loaded: 0, failed: 0, files: 0, bytes: 0 };
  // The lanes share one row of people: each takes the next.
  const row = newcomers.values();
  const lane = async (): Promise<void> => {
    for (const { agent, port, user } of row) {
      const { loaded, failed, files, bytes } = await loadPage(agent, port, user);
      sum = {
        loaded: sum.loaded + loaded,
        failed: sum.failed + failed,
        files: sum.files + files,
        bytes: sum.bytes + bytes,
      };
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return sum;
};
