import { join } from "node:path";
import { inheritedEnv } from "#env";
import { unpackDebianPackages } from "../debian/unpack-debian-packages.ts";
import { findOnPath } from "../find-on-path.ts";
import { MissingToolError } from "../missing-tool-error.ts";
import { runProgram } from "../run-program.ts";

/** `isOld` where its kustomize knows neither folders among the resources nor all places where a name stands: before 1.21. */
export type Kubectl = { readonly file: string; readonly origin: string; readonly isOld: boolean };

const REMEDIES = {
  debian: "sudo apt-get install kubernetes-client",
  fedora: "sudo dnf install kubernetes-client",
  macos: "brew install kubernetes-cli",
};

const FIRST_NEW_MINOR = 21;

/** What `kubectl version --client` says of itself, in the words of any of its releases. */
export const minorOf = (said: string): number | undefined => {
  const minor = /Minor:"(\d+)|Client Version: v1\.(\d+)/.exec(said);
  return minor === null ? undefined : Number(minor[1] ?? minor[2]);
};

const look = async (file: string, origin: string): Promise<Kubectl | undefined> => {
  const { output } = await runProgram(file, ["version", "--client"], { timeoutMs: 20_000 });
  const minor = minorOf(output);
  return minor === undefined ? undefined : { file, origin, isOld: minor < FIRST_NEW_MINOR };
};

const onPath = async (): Promise<Kubectl | undefined> => {
  const file = findOnPath(["kubectl"], inheritedEnv("test").PATH ?? "");
  return file === undefined ? undefined : look(file, "kubectl on PATH");
};

/** Debian's kubectl, unpacked inside the checkout: no root, nothing installed. */
export const unpackDebianKubectl = async (): Promise<Kubectl | undefined> => {
  const file = await unpackDebianPackages({
    home: "kubectl",
    program: join("usr", "bin", "kubectl"),
    packages: async () => ["kubernetes-client"],
  });
  return file === undefined
    ? undefined
    : look(file, "Debian's kubernetes-client, unpacked under node_modules/.cache");
};

/** The search path, then Debian's package under node_modules/.cache. @throws MissingToolError */
export const findKubectl = async (): Promise<Kubectl> => {
  const found = (await onPath()) ?? (await unpackDebianKubectl());
  if (found === undefined)
    throw new MissingToolError("kubectl", "none was found and none could be fetched", REMEDIES);
  return found;
};
