import { z } from "zod";
import { dockerfileLines, lastImageOf } from "./dockerfile-steps.ts";

export type CopyLine = {
  /** In the image that makes it. */
  readonly from: string;
  readonly to: string;
  /** Whose it is; root's unless told otherwise. */
  readonly owner: Account;
};

export type Account = { readonly uid: number; readonly gid: number };

/** What an engine reads of the last image of a Dockerfile, beside its base. */
export type FinalImage = {
  readonly copies: readonly CopyLine[];
  readonly env: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly account: Account;
  readonly volumes: readonly string[];
  readonly entrypoint: readonly string[];
  readonly health: readonly string[];
  readonly stopSignal: "SIGTERM" | "SIGINT" | "SIGQUIT";
};

const wordsSchema = z.array(z.string()).min(1);
const signalSchema = z.enum(["SIGTERM", "SIGINT", "SIGQUIT"]);

const readAccount = (text: string): Account => {
  const [, uid, gid] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (uid === undefined || gid === undefined) throw new Error(`${text} is no account by number.`);
  return { uid: Number(uid), gid: Number(gid) };
};

const readCopy = (rest: string): CopyLine => {
  const [, flags = "", from, to] = /^((?:--\S+ )*)(\S+) (\S+)$/.exec(rest) ?? [];
  if (from === undefined || to === undefined) throw new Error(`COPY ${rest}: it takes one directory.`);
  const owner = /--chown=(\S+)/.exec(flags)?.[1];
  return { from, to, owner: readAccount(owner ?? "0:0") };
};

/**
 * The last image of a Dockerfile as its lines have it.
 * @throws where one that an engine needs is missing, or is written in a way that is not read here.
 */
export const readFinalImage = (dockerfile: string): FinalImage => {
  const lines = dockerfileLines(lastImageOf(dockerfile));
  const allOf = (word: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
  const only = (word: string): string => {
    const [first, ...more] = allOf(word);
    if (first === undefined || more.length > 0) throw new Error(`The last image needs one line ${word}.`);
    return first;
  };
  return {
    copies: allOf("COPY").map(readCopy),
    env: Object.fromEntries(
      allOf("ENV").flatMap((line) =>
        [...line.matchAll(/(\w+)=(\S*)/g)].map(([, name = "", value = ""]) => [name, value]),
      ),
    ),
    directory: only("WORKDIR"),
    account: readAccount(only("USER")),
    volumes: allOf("VOLUME"),
    entrypoint: wordsSchema.parse(JSON.parse(only("ENTRYPOINT"))),
    health: wordsSchema.parse(JSON.parse(only("HEALTHCHECK").replace(/^.*? CMD /, ""))),
    stopSignal: signalSchema.parse(only("STOPSIGNAL")),
  };
};
