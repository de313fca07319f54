import type { Agent } from "node:http";
import type { LoadUser, PageReport } from "./load-job.ts";
import { sendRequest } from "./send-request.ts";

const PAGE = "/dashboard";

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

/** Many pages, one after the other: a shell is loaded once, and is not what is measured. */
export const loadPages = async (
  agent: Agent,
  port: number,
  users: readonly LoadUser[],
): Promise<PageReport> => {
  let sum: PageReport = { loaded: 0, failed: 0, files: 0, bytes: 0 };
  for (const user of users) {
    const { loaded, failed, files, bytes } = await loadPage(agent, port, user);
    sum = {
      loaded: sum.loaded + loaded,
      failed: sum.failed + failed,
      files: sum.files + files,
      bytes: sum.bytes + bytes,
    };
  }
  return sum;
};
