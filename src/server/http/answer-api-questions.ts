import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { webPort } from "../composition.ts";
import { log } from "../log.ts";
import { takeApiQuestions } from "./take-api-questions.ts";

let listener: Promise<RequestListener> | null = null;

/** Loaded when something is asked: a start that loads the whole API takes longer until it is ready. */
const listenerLater = (): Promise<RequestListener> => {
  listener ??= import("./api-listener.ts").then(({ apiListener }) => apiListener);
  return listener;
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answerNow = await listenerLater();
    answerNow(request, response);
  } catch (error) {
    // What could not be loaded is loaded again for the next one: kept, it would be refused for as long as the process lives.
    listener = null;
    log.error("route-failed", { error });
    response.statusCode = 500;
    response.end();
  }
}

/** From now on questions to the API are answered past the framework, by the route that it would have led them to. */
export const answerApiQuestions = (): void => {
  takeApiQuestions(webPort(), (request, response) => void answer(request, response));
};
