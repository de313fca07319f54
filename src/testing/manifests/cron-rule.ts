import { type ManifestRule, nameOf, ofKind } from "./manifest.ts";
import { settingsOf } from "./secret-rules.ts";

/** What vercel.json schedules. */
export type Schedule = { readonly path: string; readonly schedule: string };

const ROUTE = "/api/cron/";
const LATEST_START_S = 30;

/**
 * One list of schedules for whoever keeps them: each of vercel.json has its CronJob, at the same times, and each CronJob one of
 * vercel.json. Two at once are harmless and of no use, and one that is late is the next one.
 */
export const cronRule = (schedules: readonly Schedule[]): ManifestRule => ({
  guarantee: "each schedule of vercel.json has its CronJob, and each CronJob its schedule",
  find: (manifests) => {
    const jobs = ofKind(manifests, "CronJob");
    const missing = schedules
      .filter(({ path }) => !jobs.some(({ metadata }) => `${ROUTE}${metadata?.name}` === path))
      .map(({ path }) => ({ where: "vercel.json", why: `calls ${path}; add a CronJob of that name` }));
    const wrong = jobs.flatMap((job) => {
      const name = job.metadata?.name ?? "";
      const { schedule, concurrencyPolicy, startingDeadlineSeconds, jobTemplate } = job.spec ?? {};
      const pod = jobTemplate?.spec?.template.spec;
      const told = pod?.containers.map(({ args }) => args?.join(" ")) ?? [];
      const isCounted = (pod?.initContainers ?? []).some(
        (server) => settingsOf(server, manifests)["SERVES_PAGES"] !== "no",
      );
      const wanted = schedules.find(({ path }) => path === `${ROUTE}${name}`);
      const why = (isWrong: boolean, text: string) => (isWrong ? [{ where: nameOf(job), why: text }] : []);
      return [
        ...why(wanted === undefined, `is no cron of vercel.json; add ${ROUTE}${name} there, or take it away`),
        ...why(
          wanted !== undefined && wanted.schedule !== schedule,
          `keep the schedule "${wanted?.schedule}"`,
        ),
        ...why(told.join() !== `cron ${name}`, `call it by the arguments cron ${name}`),
        ...why(isCounted, "set SERVES_PAGES to no, or its server counts as one that serves visitors"),
        ...why(concurrencyPolicy !== "Forbid", "set concurrencyPolicy Forbid"),
        ...why(
          startingDeadlineSeconds !== LATEST_START_S,
          `set startingDeadlineSeconds ${LATEST_START_S}: a later kick is the next one's`,
        ),
      ];
    });
    return [...missing, ...wrong];
  },
});
