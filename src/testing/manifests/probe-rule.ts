import type { Container, Probe } from "kubernetes-types/core/v1";
import type { ManifestRule } from "./manifest.ts";
import { type Pod, podsOf } from "./pods-of.ts";
import { settingsOf } from "./secret-rules.ts";

const LIVES = "/api/health";
const IS_READY = "/api/health/ready";
/** The parts that go on until they are told to end; what the image is otherwise called does its part and ends. */
const LASTING: readonly string[] = ["web", "worker", "all"];

const isFirst = (container: Container, { spec }: Pod): boolean =>
  (spec.initContainers ?? []).includes(container);

/** What runs first in a Deployment ends, too, unless it stays beside. */
const isLasting = (container: Container, pod: Pod): boolean =>
  (pod.kind === "Deployment" && !isFirst(container, pod)) ||
  container.restartPolicy === "Always" ||
  LASTING.includes(container.args?.[0] ?? "");

const numberOf = ({ httpGet }: Probe, { ports = [] }: Container): number | string | undefined =>
  ports.find(({ name }) => name !== undefined && name === httpGet?.port)?.containerPort ?? httpGet?.port;

/** Where it answers for its own part: a worker has no pages, and what serves pages is well when these are. */
const placeOf = ({ args }: Container): "METRICS_PORT" | "PORT" =>
  args?.[0] === "worker" ? "METRICS_PORT" : "PORT";

const faultOf = (
  container: Container,
  pod: Pod,
  told: Readonly<Record<string, string>>,
): string | undefined => {
  const { startupProbe: starts, livenessProbe: lives, readinessProbe: serves, restartPolicy } = container;
  if (!isLasting(container, pod)) return undefined;
  const isBeside = isFirst(container, pod);
  if (isBeside && restartPolicy !== "Always")
    return "set restartPolicy Always: what comes after it would wait for its end";
  if (starts === undefined || lives === undefined || serves === undefined)
    return "add a startup, a liveness and a readiness probe";
  if (lives.httpGet?.path !== LIVES) return `ask ${LIVES} for whether it lives: it hangs on no other part`;
  if (serves.httpGet?.path !== IS_READY) return `ask ${IS_READY} for whether it is ready`;
  // What comes after a container that stays beside it begins once that one started.
  if (isBeside && starts.httpGet?.path !== IS_READY)
    return `ask ${IS_READY} for whether it started: the next container begins then, and needs it ready`;
  if (!isBeside && starts.httpGet?.path !== LIVES)
    return `ask ${LIVES} for whether it started: it hangs on no other part`;
  const place = placeOf(container);
  if (![starts, lives, serves].every((probe) => numberOf(probe, container) === Number(told[place])))
    return `ask its probes where it answers, by the number of ${place} or the name of a port with it`;
  return undefined;
};

/** A container that stays beside a job is asked like any other. */
export const PROBE_RULE: ManifestRule = {
  guarantee: "what serves or works is asked whether it started, lives and is ready",
  find: (manifests) =>
    podsOf(manifests).flatMap((pod) =>
      pod.containers.flatMap((container) => {
        const why = faultOf(container, pod, settingsOf(container, manifests));
        return why === undefined ? [] : [{ where: `${pod.where}, ${container.name}`, why }];
      }),
    ),
};
