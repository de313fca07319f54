import { anomaly } from "./anomaly.bench.ts";
import { api } from "./api.bench.ts";
import type { Bench } from "./bench.ts";
import { chaos } from "./chaos.bench.ts";
import { engine } from "./engine.bench.ts";
import { image } from "./image.bench.ts";
import { load } from "./load.bench.ts";
import { replay } from "./replay.bench.ts";
import { signIn } from "./sign-in.bench.ts";
import { told } from "./told.bench.ts";
import { ui } from "./ui.bench.ts";
import { vault } from "./vault.bench.ts";

/** All of them, in the order in which they run where none is named. */
export const BENCHES: readonly Bench[] = [
  ...[engine, replay, signIn, vault, anomaly],
  ...[ui, image, told, api, load, chaos],
];
