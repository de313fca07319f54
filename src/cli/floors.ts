import { readFileSync } from "node:fs";
import { judgeFloors } from "./floors/judge-floors.ts";
import { printDone, printFailure } from "./print.ts";

/* Refuses packages older than the versions in which their known holes were closed. */
const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const faults = judgeFloors(read("deploy/floors.json"), read("package-lock.json"));
for (const fault of faults) printFailure(fault);
if (faults.length > 0) process.exitCode = 1;
else printDone("0 packages below the floors of deploy/floors.json.");
