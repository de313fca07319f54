import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { METRICS } from "#domain/operations/metric-table.ts";
import { readEnv } from "#env";
import { ROOT } from "../architecture/run-tool.ts";
import { selectorsOf } from "../operations/selectors-of-promql.ts";
import { assembleOverlay } from "./assemble-overlay.ts";
import { CONTROLLER_RULE } from "./controller-rule.ts";
import { findManifestFaults, manifestRules } from "./find-manifest-faults.ts";
import { findTypeFaults } from "./find-type-faults.ts";
import { type Manifest, nameOf, ofKind } from "./manifest.ts";
import { parseManifests } from "./parse-manifests.ts";
import { podsOf } from "./pods-of.ts";
import { readSchedules } from "./read-schedules.ts";
import { settingsOf } from "./secret-rules.ts";

const FOLDER = join(ROOT, "deploy", "kubernetes");
const read = (file: string) => parseManifests(readFileSync(join(FOLDER, file), "utf8"), file);
const SOURCES = globSync("**/*.yaml", { cwd: FOLDER }).filter(
  (file) => !file.endsWith("kustomization.yaml") && !file.startsWith("prometheus-adapter/"),
);
const SCHEDULES = readSchedules();
const INSTALLATION = assembleOverlay(join(FOLDER, "overlays", "example")) as readonly Manifest[];

/** The installation with one thing changed, at a path such as `Deployment web/spec.replicas`; undefined takes it away. */
const planted = (place: string, value: unknown, manifests = INSTALLATION): readonly Manifest[] => {
  const [name, path = ""] = place.split("/");
  const copy = structuredClone(manifests);
  const found = copy.find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  if (path === "")
    return value === undefined ? copy.filter((one) => one !== found) : [...copy, value as Manifest];
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const holder = keys.reduce((thing: object, key) => Reflect.get(thing, key) as object, found);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
  return copy;
};

const WEB = "Deployment web/spec.template.spec";
const WORKER = "Deployment worker/spec.template.spec";
const CRON = "CronJob notify/spec.jobTemplate.spec.template.spec";
const SERVER = `${CRON}.initContainers.0`;

const OF_NGINX = "nginx.ingress.kubernetes.io";
const NOTES = ofKind(INSTALLATION, "Ingress")[0]?.metadata?.annotations;

/** The annotations of an Ingress that bound what comes in, each with values that do not. */
const WRONG_NOTES: Readonly<Record<string, readonly unknown[]>> = {
  "proxy-body-size": [undefined, "0", "100m", "129k", "1g", "32k", "", "128kb", "-1"],
  "proxy-buffering": [undefined, "on", "false", false],
  "proxy-read-timeout": [undefined, "0x4b", "3600", "121", "59", "0", "75s", "", 75],
  "proxy-send-timeout": ["0", "3600", "15s", "2m"],
  "proxy-request-buffering": ["off"],
};

/** The same of the settings of ingress-nginx. */
const WRONG_SETTINGS: Readonly<Record<string, readonly unknown[]>> = {
  "large-client-header-buffers": [undefined, "4 16k", "5 8k", "1 1m", "0 8k", "4 0", "32k", "4 x"],
  "client-header-timeout": [undefined, "60", "31", "4", "0", "10s", 10],
  "client-body-timeout": [undefined, "60", "31", "4", "0", "10s", 10],
  "use-forwarded-headers": [undefined, "true", false],
  "retry-non-idempotent": [undefined, "true", false],
  "server-tokens": [undefined, "true", false],
  "keep-alive": [75],
};

/** Each rule by what it guarantees, with what breaks it. */
const PLANTED: Readonly<Record<string, readonly (readonly [string, unknown])[]>> = {
  "what serves or works is asked whether it started, lives and is ready": [
    [`${WEB}.containers.0.livenessProbe`, undefined],
    [`${WORKER}.containers.0.startupProbe`, undefined],
    [`${WORKER}.containers.0.livenessProbe.httpGet.path`, "/api/health/ready"],
    [`${WEB}.containers.0.readinessProbe.httpGet.path`, "/api/health"],
    [`${WEB}.containers.0.readinessProbe.httpGet.port`, 8080],
    [`${WEB}.containers.0.readinessProbe.httpGet.port`, "metrics"],
    [`${WORKER}.containers.0.startupProbe.httpGet.path`, "/api/health/ready"],
    [`${WORKER}.containers.0.readinessProbe.httpGet.port`, 3000],
    [`${WORKER}.containers.0.ports.0.name`, "figures"],
    ["ConfigMap web-settings/data.PORT", "8080"],
    ["ConfigMap settings/data.METRICS_PORT", undefined],
    [`${WORKER}.containers.1`, { name: "beside", image: "axisor", args: ["operator"] }],
    [`${SERVER}.startupProbe`, undefined],
    [`${SERVER}.livenessProbe`, undefined],
    [`${SERVER}.readinessProbe`, undefined],
    [`${SERVER}.startupProbe.httpGet.path`, "/api/health"],
    [`${SERVER}.livenessProbe.httpGet.path`, "/api/health/ready"],
    [`${SERVER}.readinessProbe.httpGet.path`, "/api/health"],
    [`${SERVER}.livenessProbe.httpGet.port`, 9464],
    [`${SERVER}.startupProbe.httpGet.port`, "pages"],
    [`${SERVER}.env.0`, { name: "PORT", value: "8080" }],
    [`${SERVER}.restartPolicy`, undefined],
    [`${CRON}.initContainers.0`, { name: "beside", restartPolicy: "Always", args: ["operator"] }],
    ["Job migrate/spec.template.spec.containers.0.args", ["all"]],
  ],
  "pods run as a numbered user that is not root, behind the runtime's seccomp profile": [
    [`${WEB}.securityContext.runAsUser`, 0],
    [`${WEB}.securityContext.runAsUser`, undefined],
    [`${WORKER}.securityContext.runAsNonRoot`, false],
    [`${CRON}.securityContext.seccompProfile.type`, "Unconfined"],
    [`${WORKER}.hostNetwork`, true],
  ],
  "containers write nowhere but on their volumes, and can gain no right": [
    [`${WEB}.containers.0.securityContext.readOnlyRootFilesystem`, false],
    [`${CRON}.initContainers.0.securityContext.capabilities.drop`, ["NET_RAW"]],
    [`${WORKER}.containers.0.securityContext.capabilities.add`, ["NET_ADMIN"]],
    ["Job migrate/spec.template.spec.containers.0.securityContext.allowPrivilegeEscalation", undefined],
  ],
  "no pod gets a token for the cluster": [
    [`${WEB}.automountServiceAccountToken`, undefined],
    ["ServiceAccount axisor/automountServiceAccountToken", true],
  ],
  "every container asks for CPU and memory and has a limit of both": [
    [`${WEB}.containers.0.resources.limits.memory`, undefined],
    [`${CRON}.containers.0.resources.requests`, undefined],
  ],
  "every container is the same image, by a version": [
    [`${WEB}.containers.0.image`, "registry.example/axisor:latest"],
    [`${WEB}.containers.0.image`, "registry.example/axisor"],
    [`${CRON}.containers.0.image`, "registry.example/axisor:0.0.9"],
  ],
  "what is taken down goes on until the balancer knows, and then has time to finish": [
    [`${WEB}.containers.0.lifecycle`, undefined],
    [`${WORKER}.terminationGracePeriodSeconds`, 5],
  ],
  "replicas are spread over machines and zones": [
    [`${WEB}.topologySpreadConstraints`, undefined],
    [`${WORKER}.topologySpreadConstraints.0.labelSelector.matchLabels`, { app: "other" }],
  ],
  "secrets are files, never variables": [
    ["ConfigMap settings/data.DATABASE_URL", "postgres://axisor:secret@db.example/axisor"],
    [`${WORKER}.containers.0.env.0`, { name: "VAULT_KEYRING", value: "{}" }],
    [
      `${WORKER}.containers.0.env.0`,
      { name: "X", valueFrom: { secretKeyRef: { name: "axisor-worker", key: "DATABASE_URL" } } },
    ],
    [`${WEB}.containers.0.envFrom.0`, { secretRef: { name: "axisor-web" } }],
  ],
  "each secret's file is mounted, and can only be read": [
    ["ConfigMap settings/data.SMTP_URL_FILE", "/run/secret/SMTP_URL"],
    [`${WEB}.containers.0.volumeMounts.0.readOnly`, false],
    [`${WORKER}.volumes.1.secret.defaultMode`, 420],
  ],
  "no page is served by what holds the keyring": [
    [`${WEB}.volumes.0.secret.secretName`, "axisor-keyring"],
    ["ConfigMap web-settings/data.VAULT_KEYRING_FILE", "/run/secrets/axisor/keyring.json"],
  ],
  "the pages seal with the public half": [
    ["ConfigMap web-settings/data.VAULT_SEALING_KEY", undefined],
    ["ConfigMap web-settings/data.ROLE", "all"],
  ],
  "every setting is one that the product reads": [
    ["ConfigMap settings/data.DATABSE_URL_FILE", "/run/secrets/axisor/DATABASE_URL"],
  ],
  "pages know how many of them there can be": [
    ["ConfigMap web-settings/data.WEB_REPLICAS", "5"],
    ["ConfigMap web-settings/data.WEB_REPLICAS", undefined],
    ["HorizontalPodAutoscaler web/spec.maxReplicas", 12],
  ],
  "a Deployment selects the pods that it makes": [
    ["Deployment web/spec.selector.matchLabels", { "app.kubernetes.io/component": "pages" }],
    ["Deployment worker/spec.selector.matchLabels", {}],
  ],
  "a Service reaches a port of pods that are there, any of them": [
    ["Service web/spec.selector", { "app.kubernetes.io/component": "pages" }],
    ["Service web/spec.ports.0.targetPort", "http"],
    ["Service web/spec.sessionAffinity", "ClientIP"],
  ],
  "an Ingress leads to a Service, over https, within limits, and sticks to no pod": [
    ["Ingress web/spec.rules.0.http.paths.0.backend.service.name", "pages"],
    ["Ingress web/spec.rules.0.http.paths.0.backend.service.port", { number: 3000 }],
    ["Ingress web/spec.tls", []],
    ["Ingress web/metadata.annotations", {}],
    ["Ingress web/metadata.annotations.nginx-affinity", "cookie"],
    ...Object.entries(WRONG_NOTES).flatMap(([name, values]) =>
      values.map(
        (value) =>
          ["Ingress web/metadata.annotations", { ...NOTES, [`${OF_NGINX}/${name}`]: value }] as const,
      ),
    ),
  ],
  "one pod of each Deployment is always left": [
    ["PodDisruptionBudget worker", undefined],
    ["PodDisruptionBudget web/spec.minAvailable", 0],
  ],
  "a budget keeps pods that are there": [
    ["PodDisruptionBudget web/spec.selector.matchLabels", { "app.kubernetes.io/component": "pages" }],
  ],
  "each Deployment grows with its load, from two": [
    ["HorizontalPodAutoscaler web/spec.scaleTargetRef.name", "pages"],
    ["HorizontalPodAutoscaler web/spec.minReplicas", 1],
    ["HorizontalPodAutoscaler worker/spec.metrics.1", undefined],
    ["HorizontalPodAutoscaler worker", undefined],
  ],
  "what a pod names is there": [
    [`${WEB}.serviceAccountName`, "default"],
    [`${WORKER}.containers.0.envFrom.0.configMapRef.name`, "worker-settings"],
  ],
  "nothing is reached that no policy names": [
    ["NetworkPolicy default-deny", undefined],
    ["NetworkPolicy default-deny/spec.policyTypes", ["Ingress"]],
    ["NetworkPolicy default-deny/spec.egress", [{}]],
  ],
  "each policy is about pods that are there": [
    ["NetworkPolicy pages-from-ingress/spec.podSelector.matchLabels", { app: "pages" }],
  ],
  "each policy names who and which ports": [
    ["NetworkPolicy roles-to-world/spec.egress.0.ports", undefined],
    ["NetworkPolicy pages-from-ingress/spec.ingress.0.from", []],
    ["NetworkPolicy metrics-from-prometheus/spec.ingress.0.ports.0.endPort", 65_535],
    ["NetworkPolicy pages-from-ingress/spec.ingress.0.ports.0.port", undefined],
  ],
  "no policy is for everybody, but the way to the exchange": [
    ["NetworkPolicy metrics-from-prometheus/spec.ingress.0.from", [{ namespaceSelector: {} }]],
    ["NetworkPolicy metrics-from-prometheus/spec.ingress.0.from", [{ ipBlock: { cidr: "0.0.0.0/0" } }]],
    [
      "NetworkPolicy pages-from-ingress/spec.ingress.0.from",
      [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "ingress" } } }],
    ],
    ["NetworkPolicy pages-from-ingress/spec.ingress.0.from.0.namespaceSelector.matchLabels", {}],
    [
      "NetworkPolicy pages-from-ingress/spec.ingress.0.from.0.namespaceSelector",
      { matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "Exists" }] },
    ],
    ["NetworkPolicy pages-from-ingress/spec.ingress.0.from", [{ ipBlock: { cidr: "10.0.0.0/8" } }]],
    ["NetworkPolicy names/spec.egress.0.to", [{ ipBlock: { cidr: "::/0" } }]],
    ["NetworkPolicy all-to-database/spec.egress.0.to.0.ipBlock.cidr", "128.0.0.0/1"],
    ["NetworkPolicy roles-to-world/spec.egress.0.to.0.ipBlock.except.0", "10.1.0.0/16"],
    ["NetworkPolicy roles-to-world/spec.egress.0.ports.1", { port: 6379, protocol: "TCP" }],
  ],
  "pages are reached from outside, and nothing else": [
    ["NetworkPolicy pages-from-ingress/spec.podSelector.matchLabels", { "app.kubernetes.io/name": "axisor" }],
    ["NetworkPolicy pages-from-ingress", undefined],
  ],
  "every pod reaches names and the database": [
    ["NetworkPolicy all-to-database/spec.podSelector.matchLabels", { "app.kubernetes.io/component": "web" }],
    ["NetworkPolicy names", undefined],
  ],
  "whoever gives the certificate is shown what it asks for": [
    ["NetworkPolicy certificate-from-ingress", undefined],
    ["NetworkPolicy certificate-from-ingress/spec.ingress.0.ports.0.port", 3000],
    ["NetworkPolicy certificate-from-ingress/spec.podSelector.matchLabels", { app: "solver" }],
  ],
  "whatever acts or draws a price reaches the exchange": [
    ["NetworkPolicy roles-to-world", undefined],
    ["NetworkPolicy roles-to-world/spec.podSelector.matchExpressions.1.values", ["worker", "cron"]],
    ["NetworkPolicy roles-to-world/spec.egress.0.to.0.ipBlock.except", ["10.0.0.0/8"]],
  ],
  "each schedule of vercel.json has its CronJob, and each CronJob its schedule": [
    ["CronJob reconcile", undefined],
    ["CronJob notify/spec.schedule", "*/5 * * * *"],
    ["CronJob notify/spec.concurrencyPolicy", "Allow"],
    ["CronJob notify/spec.startingDeadlineSeconds", undefined],
    [`${CRON}.containers.0.args`, ["cron", "notified"]],
    [`${SERVER}.env.1.value`, "yes"],
    [`${SERVER}.env.1`, undefined],
    [
      "CronJob notify",
      { ...INSTALLATION.find((one) => nameOf(one) === "CronJob notify"), metadata: { name: "gone" } },
    ],
  ],
};

describe("the manifests for Kubernetes", () => {
  test("are each what the types of Kubernetes say, in every file", () => {
    expect(SOURCES.length).toBeGreaterThan(8);
    expect(findTypeFaults(SOURCES.flatMap(read))).toEqual([]);
  });

  test("hold to every rule, put together", () => {
    expect(findManifestFaults(INSTALLATION, SCHEDULES)).toEqual([]);
  });

  test("have a planted fault for every rule", () => {
    expect(Object.keys(PLANTED).sort()).toEqual(
      manifestRules(SCHEDULES)
        .map(({ guarantee }) => guarantee)
        .sort(),
    );
  });
});

describe.each(manifestRules(SCHEDULES))("the rule that $guarantee", ({ guarantee, find }) => {
  test.each(PLANTED[guarantee] ?? [])("finds %s changed to %o", (place, value) => {
    expect(find(INSTALLATION)).toEqual([]);
    expect(find(planted(place, value))).not.toEqual([]);
  });
});

describe("the settings of ingress-nginx", () => {
  const settings = assembleOverlay(join(FOLDER, "ingress-nginx")) as readonly Manifest[];
  const wrong = Object.entries(WRONG_SETTINGS).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );

  test("hold to their rule", () => {
    expect(findTypeFaults(settings)).toEqual([]);
    expect(CONTROLLER_RULE.find(settings)).toEqual([]);
  });

  test.each(wrong)("would be told of %s as %o", (name, value) => {
    const changed = planted(`ConfigMap ingress-nginx-controller/data.${name}`, value, settings);
    const faults = CONTROLLER_RULE.find(changed);
    expect(faults).not.toEqual([]);
    for (const { why } of faults) expect(why).toContain(name);
  });

  test("are missed where they are not there, or called otherwise", () => {
    expect(CONTROLLER_RULE.find([])).toHaveLength(1);
    const name = "ConfigMap ingress-nginx-controller/metadata.name";
    expect(CONTROLLER_RULE.find(planted(name, "ingress-nginx", settings))).toHaveLength(1);
  });
});

describe("the types", () => {
  test.each([
    [`${WEB}.containers.0.readynessProbe`, {}, "readynessProbe"],
    ["Deployment web/spec.replicas", "2", "not assignable to type 'number'"],
    ["Deployment worker/spec.selector", undefined, "'selector' is missing"],
    [`${CRON}.containers.0.resources.limits.cpu`, 1, "not assignable to type 'string'"],
    ["HorizontalPodAutoscaler web/spec.maxReplicas", undefined, "'maxReplicas' is missing"],
  ])("refuse %s as %o", (place, value, why) => {
    const faults = findTypeFaults(planted(place, value));
    expect(faults.map(({ where }) => where)).toEqual([place.split("/")[0]]);
    expect(faults[0]?.why).toContain(why);
  });

  test("refuse what is of no kind that they know, and what says of no kind that it is", () => {
    const strangers = [
      { apiVersion: "apps/v1", kind: "Deploymnt", metadata: { name: "web" } },
      { apiVersion: "extensions/v1beta1", kind: "Ingress", metadata: { name: "web" } },
      { apiVersion: "autoscaling/v1", kind: "Deployment" },
      { metadata: { name: "nameless" } },
    ];
    const found = findTypeFaults(strangers).map(({ where }) => where);
    expect(found.sort()).toEqual(["A document", "Deployment without a name", "Deploymnt web", "Ingress web"]);
  });
});

test("a file that is no YAML is told by its name and place", () => {
  expect(() => parseManifests("a: [1", "web.yaml")).toThrow(/^web\.yaml: .* at line 1/);
});

test("each process accepts the settings that it is told", () => {
  const secrets: Readonly<Record<string, string>> = {
    DATABASE_URL: "postgres://axisor:secret@db.example:5432/axisor",
    SMTP_URL: "smtps://axisor:secret@mail.example:465",
  };
  const told = podsOf(INSTALLATION).flatMap(({ containers }) =>
    containers.map((container) => settingsOf(container, INSTALLATION)),
  );
  expect(told.length).toBeGreaterThan(15);
  for (const settings of told) {
    const entries = Object.entries(settings).map(([name, value]) => {
      const secret = name.replace(/_FILE$/, "");
      return name === secret || name === "VAULT_KEYRING_FILE"
        ? [name, value]
        : [secret, secrets[secret] ?? "0123456789abcdef0123456789abcdef"];
    });
    expect(() => readEnv(Object.fromEntries(entries))).not.toThrow();
  }
});

describe("what the worker grows by", () => {
  const adapterSchema = z.strictObject({
    rules: z.strictObject({
      external: z.array(
        z.strictObject({
          seriesQuery: z.string(),
          resources: z.strictObject({ namespaced: z.literal(false) }),
          name: z.strictObject({ as: z.string() }),
          metricsQuery: z.string(),
        }),
      ),
    }),
  });
  const [values] = read("prometheus-adapter/values.yaml");
  const { external } = adapterSchema.parse(values).rules;

  test("is what the metrics adapter is told to serve", () => {
    const asked = ofKind(INSTALLATION, "HorizontalPodAutoscaler").flatMap(({ spec }) =>
      (spec?.metrics ?? []).flatMap((metric) => metric.external?.metric.name ?? []),
    );
    expect(asked.sort()).toEqual(external.map(({ name }) => name.as).sort());
    expect(asked).toHaveLength(2);
  });

  test("is made of metrics that the product has", () => {
    for (const { seriesQuery, metricsQuery } of external) {
      const metrics = selectorsOf(metricsQuery).map(({ metric }) => metric);
      expect(metrics).toContain(seriesQuery);
      for (const metric of metrics) expect(Object.keys(METRICS)).toContain(metric.replace(/_bucket$/, ""));
    }
  });
});
