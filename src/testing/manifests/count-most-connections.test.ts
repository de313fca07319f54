import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../architecture/run-tool.ts";
import { assembleOverlay } from "./assemble-overlay.ts";
import { countMostConnections, HELD, MIGRATE } from "./count-most-connections.ts";
import { type Manifest, nameOf } from "./manifest.ts";

const read = (file: string): string => readFileSync(join(ROOT, file), "utf8");
const DOCUMENT = read("docs/running/kubernetes.md");
// They are held to the types of Kubernetes by another test.
const INSTALLATION = assembleOverlay(join(ROOT, "deploy/kubernetes/overlays/example")) as readonly Manifest[];

/** What pools may take of all there are; above it whoever runs the installation is warned. */
const MOST_TAKEN = 0.6;

/** The installation with the fields of one thing in the place of its own. */
const changed = (name: string, fields: object): readonly Manifest[] => {
  if (!INSTALLATION.some((one) => nameOf(one) === name)) throw new Error(`There is no ${name}`);
  return INSTALLATION.map((one) => (nameOf(one) === name ? { ...one, ...fields } : one));
};

const sumOf = (manifests: readonly Manifest[]): number =>
  countMostConnections(manifests).reduce((sum, { pods, each }) => sum + pods * each, 0);

const shareOf = (manifests: readonly Manifest[], name: string) => {
  const shares = countMostConnections(manifests).filter(({ where }) => where.startsWith(name));
  return {
    pods: shares.reduce((sum, { pods }) => sum + pods, 0),
    each: Math.max(...shares.map(({ each }) => each)),
  };
};

/** The figure that a document states in these words, where `#` stands for it. */
const stated = (text: string, words: string): number => {
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace("#", "(\\d+)");
  const [, figure] = new RegExp(pattern).exec(text.replace(/\s+/g, " ")) ?? [];
  if (figure === undefined) throw new Error(`The document does not say "${words}"`);
  return Number(figure);
};

/** Where the document says something else than the manifests, or asks for too few connections. */
const documentFaults = (text: string, manifests: readonly Manifest[]): readonly string[] => {
  const sum = sumOf(manifests);
  const [web, worker, crons, migrate] = [
    "Deployment web",
    "Deployment worker",
    "CronJob ",
    "Job migrate",
  ].map((name) => shareOf(manifests, name));
  const figures: readonly (readonly [string, number | undefined])[] = [
    ["A web pod holds up to #:", web?.each],
    ["A worker holds up to #,", worker?.each],
    ["a cron's process # while it runs", crons?.each],
    ["and `migrate` #.", migrate?.each],
    ["For # web pods,", web?.pods],
    ["web pods, # workers,", worker?.pods],
    ["workers, # crons at once", crons?.pods],
    ["and `migrate` that is #:", sum],
    ["may take # % of it", MOST_TAKEN * 100],
  ];
  const most = stated(text, "`max_connections` of #");
  return [
    ...figures
      .filter(([words, figure]) => stated(text, words) !== figure)
      .map(([words, figure]) => `say "${words.replace("#", String(figure))}"`),
    ...(sum > most * MOST_TAKEN ? [`ask for max_connections of ${Math.ceil(sum / MOST_TAKEN)} or more`] : []),
  ];
};

test("the document says how many connections there can be, and asks for enough", () => {
  expect(documentFaults(DOCUMENT, INSTALLATION)).toEqual([]);
});

describe("the document would be found wrong", () => {
  const scaler = (most: number) => ({
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      minReplicas: 2,
      maxReplicas: most,
    },
  });

  test.each([
    ["`max_connections` of 350", "`max_connections` of 320", "ask for max_connections of 329 or more"],
    ["that is 197", "that is 130", 'say "and `migrate` that is 197:"'],
    ["up to 13:", "up to 10:", 'say "A web pod holds up to 13:"'],
    ["up to 8,", "up to 5,", 'say "A worker holds up to 8,"'],
    ["process 12 while", "process 10 while", `say "a cron's process 12 while it runs"`],
    ["60 % of it", "90 % of it", 'say "may take 60 % of it"'],
    ["7 crons", "5 crons", 'say "workers, 7 crons at once"'],
  ])("with %s as %s", (was, becomes, fault) => {
    expect(documentFaults(DOCUMENT.replace(was, becomes), INSTALLATION)).toEqual([fault]);
  });

  test("where it states no figure at all", () => {
    const text = DOCUMENT.replace("`max_connections` of 350", "enough of them");
    expect(() => documentFaults(text, INSTALLATION)).toThrow("does not say");
  });

  test("when more pods are allowed, by their number and at last by what there is", () => {
    const more = changed("HorizontalPodAutoscaler web", scaler(7));
    expect(documentFaults(DOCUMENT, more)).toEqual([
      'say "For 7 web pods,"',
      'say "and `migrate` that is 210:"',
    ]);
    const most = changed("HorizontalPodAutoscaler web", scaler(8));
    expect(documentFaults(DOCUMENT, most)).toContain("ask for max_connections of 372 or more");
  });
});

describe("the most connections", () => {
  test("are those of every pod that there can be", () => {
    expect(shareOf(INSTALLATION, "Deployment web")).toEqual({ pods: 6, each: 13 });
    expect(shareOf(INSTALLATION, "Deployment worker")).toEqual({ pods: 4, each: 8 });
    expect(shareOf(INSTALLATION, "CronJob ")).toEqual({ pods: 7, each: 12 });
    expect(shareOf(INSTALLATION, "Job migrate")).toEqual({ pods: 1, each: 3 });
    expect(sumOf(INSTALLATION)).toBe(6 * 13 + 4 * 8 + 7 * 12 + 3);
  });

  test("are those of the replicas where nothing scales them", () => {
    const still = INSTALLATION.filter((one) => nameOf(one) !== "HorizontalPodAutoscaler worker");
    expect(shareOf(still, "Deployment worker").pods).toBe(2);
  });

  test("follow DATABASE_POOL, which only the pool of a process does", () => {
    const data = { ROLE: "web", DATABASE_POOL: "20" };
    expect(shareOf(changed("ConfigMap web-settings", { data }), "Deployment web").each).toBe(23);
    const everywhere = changed("ConfigMap settings", { data: { DATABASE_POOL: "4" } });
    expect(countMostConnections(everywhere).map(({ each }) => each)).toEqual([7, 7, 3, ...Array(7).fill(6)]);
  });

  test("are without end where a job may begin beside itself", () => {
    const spec = { schedule: "* * * * *", concurrencyPolicy: "Allow", jobTemplate: {} };
    expect(shareOf(changed("CronJob notify", { spec }), "CronJob notify").pods).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test("are not guessed of what nobody knows", () => {
    const containers = [{ name: "web", image: "axisor", args: ["pages"] }];
    const spec = { selector: {}, template: { spec: { containers } } };
    expect(() => countMostConnections(changed("Deployment web", { spec }))).toThrow(
      'connections "pages" holds',
    );
  });
});

/** What is counted by is written down here and there: these hold the two together. */
describe("a process holds what the code says", () => {
  const firstFigures = (file: string, pattern: RegExp) => pattern.exec(read(file))?.slice(1).map(Number);

  test("in its pool", () => {
    const pattern = /DATABASE_POOL \?\? \(settings\.ROLE === "worker" \? (\d+) : (\d+)\)/;
    expect(firstFigures("src/server/composition.ts", pattern)).toEqual([HELD.worker.pool, HELD.web.pool]);
    expect(HELD.all.pool).toBe(HELD.web.pool);
    expect(firstFigures("src/adapters/postgres/migrate-database.ts", /\bmax: (\d+)/)).toEqual([MIGRATE.pool]);
  });

  test("for its jobs", () => {
    const file = "src/adapters/postgres/jobs/boss-database.ts";
    const [ofEach = 0] = firstFigures(file, /\bmax: (\d+)/) ?? [];
    // A pool for statements, and one for transactions.
    const jobs = ofEach * (read(file).match(/\bopenOne\([\dA-Z_]+\)/g) ?? []).length;
    expect(jobs).toBe(2);
    expect([...Object.values(HELD), MIGRATE].map((held) => held.jobs)).toEqual([jobs, jobs, jobs, jobs]);
  });

  test("to hear of what others ask and answer, of which the driver has one connection for all", () => {
    const saying = (files: string, pattern: RegExp) =>
      globSync(files, { cwd: join(ROOT, "src") }).filter(
        (file) => !file.endsWith(".test.ts") && pattern.test(read(join("src", file))),
      );
    expect(saying("adapters/postgres/**/*.ts", /\.listen\(/)).toEqual([
      "adapters/postgres/postgres-worker-requests.ts",
    ]);
    // A worker hears of questions, and no process of another kind; of answers hears what has no keyring.
    expect(saying("{app,cli,server,services}/**/*.ts", /\banswerRequests\(/)).toEqual(["cli/worker.ts"]);
    expect(read("src/server/composition/wire.ts")).toMatch(
      /parts\.keyring === null\s*\? createRemoteDesk\(.*\)\s*: createLocalDesk\(/,
    );
  });
});
