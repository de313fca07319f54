import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import type { DebianProgram } from "../infra/debian/unpack-debian-program.ts";
import { runProgram } from "../infra/run-program.ts";
import type { Limits, Mount } from "./describe-container.ts";
import { layRoot } from "./lay-root.ts";
import type { Account, FinalImage } from "./read-final-image.ts";
import { startContainer } from "./start-container.ts";
import { type RunningRole, startRole } from "./start-role.ts";

type StartedRole = RunningRole & {
  /** The exit code of its health check and what that said: the image's own, or words that start with `node`. */
  checkHealth(words?: readonly string[]): Promise<{ readonly code: number | string; readonly said: string }>;
};

/** Where the roles of an image run, and what they find there. */
export type Roles = {
  readonly told: string;
  /** What none of them may write, on this machine. */
  readonly kept: string;
  /** As they see it: where they may keep something, the image's own files, and the file with the keyring. */
  readonly data: string;
  readonly app: string;
  readonly keyring: string;
  /** What the system says to whoever writes among the image's own files. */
  readonly refusal: string;
  start(words: readonly string[], env: ProcessEnv): StartedRole;
};

type Wish = {
  /** A directory of its own, which everybody may pass through, with `tree` in it: what the steps of the Dockerfile made. */
  readonly home: string;
  readonly image: FinalImage;
  readonly keyring: string;
};

const writeKeyring = ({ home, keyring }: Wish): string => {
  const file = join(home, "keyring.json");
  writeFileSync(file, keyring, { mode: 0o444 });
  return file;
};

const STRANGER: Account = { uid: 65_534, gid: 65_534 };

/** From the tree that the steps made, where no container can be made: as a stranger where root asks, else as whoever asks. */
export const openRolesByAccount = async (wish: Wish): Promise<Roles> => {
  const { home } = wish;
  const [tree, data] = [join(home, "tree"), join(home, "data")];
  const account = process.getuid?.() === 0 ? STRANGER : undefined;
  mkdirSync(data);
  if (account !== undefined) chownSync(data, account.uid, account.gid);
  await runProgram("chmod", ["-R", "a-w,a+rX", tree]);
  const image = { runtime: join(tree, "runtime"), app: join(tree, "app") };
  const places = { AXISOR_DATA_DIR: data, TMPDIR: "/nowhere", HOME: "/nowhere" };
  const begin = (words: readonly string[], env: ProcessEnv) =>
    startRole({ image, words, account, env: { ...env, ...places } });
  return {
    told: account === undefined ? "as this account" : "as a stranger's account",
    kept: tree,
    data,
    app: image.app,
    keyring: writeKeyring(wish),
    refusal: "EACCES",
    start: (words, env) => ({
      ...begin(words, env),
      checkHealth: async (asking) => {
        if (asking === undefined) {
          const asked = begin(["health", words[0] ?? ""], env);
          return { code: await asked.ended, said: asked.said() };
        }
        const node = join(image.runtime, "usr", "local", "bin", "node");
        const { ok, output } = await runProgram(node, asking.slice(1), { env });
        return { code: ok ? 0 : 1, said: output };
      },
    }),
  };
};

/** Where an engine would mount it. */
const KEYRING = "/run/secrets/keyring.json";
const VOLUME = "/data";

type Contained = Wish & { readonly runc: DebianProgram; readonly limitsOf: (role: string) => Limits };

/** In containers of the image, as its Dockerfile and docs/running/images.md have them. */
export const openRolesInContainers = async (wish: Contained): Promise<Roles> => {
  const { home, image, runc, limitsOf } = wish;
  const [root, volume, bundles] = [join(home, "root"), join(home, "volume"), join(home, "bundles")];
  for (const directory of [root, bundles]) mkdirSync(directory);
  const place = (source: string): string =>
    source.startsWith("/src/.next/image/")
      ? join(home, "tree", source.slice("/src/.next/image/".length))
      : join(CHECKOUT, source.slice("/src/".length));
  await layRoot({ image, place, to: root });
  // A fresh volume takes what the image has there, owner and all.
  await runProgram("cp", ["--archive", join(root, VOLUME), volume]);
  // Engines make what is mounted onto where it is missing.
  mkdirSync(join(root, "run", "secrets"), { recursive: true });
  writeFileSync(join(root, KEYRING), "");
  const mounts: readonly Mount[] = [
    { from: volume, to: VOLUME, writable: true },
    { from: writeKeyring(wish), to: KEYRING, writable: false },
  ];
  return {
    told: `in containers, by ${runc.origin}`,
    kept: root,
    data: VOLUME,
    app: image.directory,
    keyring: KEYRING,
    refusal: "EROFS",
    start: (words, env) => {
      const limits = limitsOf(words[0] ?? "");
      const container = startContainer({ runc, home: bundles }, { image, root, words, env, mounts, limits });
      return {
        ...container,
        checkHealth: async (asking) => {
          const { ok, output } = await container.checkHealth(asking);
          return { code: ok ? 0 : 1, said: output };
        },
      };
    },
  };
};
