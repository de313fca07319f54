import type { TriggerWork } from "#ports/triggers.ts";
import {
  blindCall,
  capAccountCall,
  claimDueCall,
  makeDueCall,
  makeNearDueCall,
  noteWorkerCall,
  readCall,
  removeAccountCall,
  rereadCall,
  tellBlindCall,
  unauthorizedCall,
} from "./account-calls.ts";
import {
  claimCall,
  endPositionCall,
  noteUnknownCall,
  planCall,
  sendCall,
  settleCall,
  waitCall,
} from "./intent-calls.ts";
import type { StoreStep } from "./store-step.ts";
import {
  armCall,
  dropCall,
  holdCall,
  limitedTickCall,
  pauseAllCall,
  pauseCall,
  putOffCall,
  tickCall,
} from "./trigger-calls.ts";
import type { Call, World } from "./world.ts";

const passCall = (world: World, ms: number): Call => {
  world.now += ms;
  return ({ stores }) => stores.behind.pass(ms);
};

/** The call a step means in the world as it is; `handedOut` is the work both sides know. */
export const callOfStep = (world: World, step: StoreStep, handedOut: readonly TriggerWork[]): Call => {
  switch (step.kind) {
    case "tick":
      return tickCall(world, step);
    case "limited-tick":
      return limitedTickCall(world, step);
    case "pass":
      return passCall(world, step.seconds * 1_000);
    case "arm":
      return armCall(world, step);
    case "pause":
      return pauseCall(world, step);
    case "pause-all":
      return pauseAllCall(world, step);
    case "read":
      return readCall(world, step);
    case "plan":
      return planCall(world, step, handedOut);
    case "send":
      return sendCall(world, step);
    case "settle":
      return settleCall(world, step);
    case "note-unknown":
      return noteUnknownCall(world, step);
    case "claim":
      return claimCall(step);
    case "wait":
      return waitCall(world, step);
    case "hold":
      return holdCall(world, step, handedOut);
    case "drop":
      return dropCall(step);
    case "end-position":
      return endPositionCall(world, step);
    case "put-off":
      return putOffCall(step);
    case "note-worker":
      return noteWorkerCall(world, step);
    case "cap-account":
      return capAccountCall(world, step);
    case "remove-account":
      return removeAccountCall(world, step);
    case "claim-due":
      return claimDueCall(world, step);
    case "make-due":
      return makeDueCall(world, step);
    case "make-near-due":
      return makeNearDueCall(world, step);
    case "reread-after-funding":
      return rereadCall(world, step);
    case "tell-blind":
      return tellBlindCall(world, step);
    case "blind":
      return blindCall(world, step);
    case "unauthorized":
      return unauthorizedCall(world, step);
  }
};
