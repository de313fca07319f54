import { stagedBench } from "./bench.ts";
import { firstLoad } from "./ui/measure-first-load.ts";
import { lighthouses } from "./ui/measure-lighthouse.ts";
import { longLists } from "./ui/measure-long-lists.ts";
import { session } from "./ui/measure-session.ts";
import { streaming } from "./ui/measure-streaming.ts";
import { openDesk } from "./ui/open-desk.ts";

/** What the pages weigh, how soon they answer, and what they ask of the server, beside an empty page in the same run. */
export const ui = stagedBench({
  name: "ui",
  about: "what the pages weigh, how soon they answer, and what they ask of the server",
  parts: () => [firstLoad, session, streaming, lighthouses, longLists],
  open: () => openDesk(),
  stop: (stage) => stage.stop(),
});
