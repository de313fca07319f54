import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { webPort } from "../composition.ts";
import { log } from "../log.ts";
import { type ApiListeners, takeApiQuestions } from "./take-api-questions.ts";

let loaded: Promise<ApiListeners> | null = null;

/** Loaded when something is asked: a start that loads the whole API takes longer until it is ready. */
const listenersLater = (): Promise<ApiListeners> => {
  loaded ??= import("./api-listeners.ts").then(({ apiListeners }) => apiListeners);
  return loaded;
};

async function answer(
  name: keyof ApiListeners,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { [name]: answerNow } = await listenersLater();
    answerNow(request, response);
  } catch (error) {
    // What could not be loaded is loaded again for the next one: kept, it would be refused for as long as the process lives.
    loaded = null;
    log.error("route-failed", { error });
    response.statusCode = 500;
    response.end();
  }
}

const later =
  (name: keyof ApiListeners): RequestListener =>
  (request, response) =>
    void answer(name, request, response);

/** From now on what pages ask the API is answered past the framework, by the routes that it would have led them to. */
export const answerApiQuestions = (): void => {
  takeApiQuestions(webPort(), { questions: later("questions"), stream: later("stream") });
};
