import { join } from "node:path";
import { expect, test } from "vitest";
import { findKubectl } from "#cli/infra/kubectl/find-kubectl.ts";
import { ROOT } from "../architecture/run-tool.ts";
import { assembleOverlay } from "./assemble-overlay.ts";
import { findManifestFaults } from "./find-manifest-faults.ts";
import { parseManifests } from "./parse-manifests.ts";
import { readSchedules } from "./read-schedules.ts";
import { renderOverlay } from "./render-overlay.ts";

const FOLDER = join(ROOT, "deploy", "kubernetes");
const EXAMPLE = join(FOLDER, "overlays", "example");

/** Without what kubectl adds: the namespace, and the digest at the end of a ConfigMap's name. */
const plain = (document: unknown): unknown => {
  const text = JSON.stringify(document, (key, value: unknown) => {
    if (key === "namespace" && value === "axisor") return undefined;
    if ((key === "annotations" || key === "labels") && JSON.stringify(value) === "{}") return undefined;
    if (key === "name" && typeof value === "string")
      return value.replace(/^((?:web-)?settings)-[a-z0-9]{10}$/, "$1");
    return value;
  });
  return JSON.parse(text);
};
const keyOf = (document: unknown): string => {
  const { kind, metadata } = document as { kind: string; metadata: { name: string } };
  return `${kind} ${metadata.name}`;
};
const inOrder = (documents: readonly unknown[]): readonly unknown[] =>
  documents.map(plain).sort((one, other) => keyOf(one).localeCompare(keyOf(other)));

test("kubectl makes of the example what holds to every rule, and what the other tests put together themselves", async () => {
  const documents = parseManifests(await renderOverlay(await findKubectl(), FOLDER, EXAMPLE), "kubectl");
  expect(findManifestFaults(documents, readSchedules())).toEqual([]);
  expect(inOrder(documents)).toEqual(inOrder(assembleOverlay(EXAMPLE)));
});

test("a kubectl from before 1.21 is told the same in words that it knows", async () => {
  const kubectl = { ...(await findKubectl()), isOld: true };
  const documents = parseManifests(await renderOverlay(kubectl, FOLDER, EXAMPLE), "kubectl");
  expect(inOrder(documents)).toEqual(inOrder(assembleOverlay(EXAMPLE)));
  await expect(renderOverlay(kubectl, FOLDER, ROOT)).rejects.toThrow("put the overlay under");
});

test("kubectl makes one document of what is merged into the settings of ingress-nginx", async () => {
  const documents = parseManifests(
    await renderOverlay(await findKubectl(), FOLDER, join(FOLDER, "ingress-nginx")),
    "kubectl",
  );
  expect(documents.map(keyOf)).toEqual(["ConfigMap ingress-nginx-controller"]);
});

test("what kubectl does not take is told with what it said of it", async () => {
  await expect(renderOverlay(await findKubectl(), FOLDER, join(FOLDER, "base", "web.yaml"))).rejects.toThrow(
    /^kubectl does not take .*base\/web\.yaml: /,
  );
});
