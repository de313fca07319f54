import type { Check } from "./source-tree.ts";

type VercelJson = { crons?: readonly { path: string; schedule: string }[] };

const FIVE_FIELDS = /^\S+( \S+){4}$/;

/** A schedule without a route calls nothing; a route without a schedule is never called. */
export const findUnwiredCrons: Check = (files) => {
  const { crons = [] } = JSON.parse(files["vercel.json"] ?? "{}") as VercelJson;
  const routes = Object.keys(files).flatMap((file) => {
    const match = /^src\/app(\/api\/cron\/[^/]+)\/route\.ts$/.exec(file);
    return match?.[1] === undefined ? [] : [{ file, path: match[1] }];
  });
  const lost = crons
    .filter(({ path }) => !routes.some((route) => route.path === path))
    .map(({ path }) => ({ file: "vercel.json", why: `calls ${path}; add src/app${path}/route.ts` }));
  const vague = crons
    .filter(({ schedule }) => !FIVE_FIELDS.test(schedule))
    .map(({ path }) => ({ file: "vercel.json", why: `gives ${path} a schedule that has not five fields` }));
  const idle = routes
    .filter(({ path }) => !crons.some((cron) => cron.path === path))
    .map(({ file, path }) => ({ file, why: `is never called; add ${path} to "crons" in vercel.json` }));
  return [...lost, ...vague, ...idle];
};
