/** Next calls this once, before the first request. */
export async function register(): Promise<void> {
  // No setting: the bundler writes it in, and builds this file for a runtime too that has no sockets to watch.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [
    { endWell },
    { keepAccessLog },
    { hangUpOnSlow, PATIENCE },
    { answerApiQuestions },
    { watchFromWeb },
    { keepMetricsServed },
  ] = await Promise.all([
    import("#server/http/end-well.ts"),
    import("#server/http/keep-access-log.ts"),
    import("#server/http/hang-up-on-slow.ts"),
    import("#server/http/answer-api-questions.ts"),
    import("#server/operations/watch-from-web.ts"),
    import("#server/operations/keep-metrics-served.ts"),
  ]);
  // Before anybody else listens for a signal: what is there already is the framework's.
  endWell();
  keepAccessLog();
  hangUpOnSlow(PATIENCE);
  // While pages are worked on, the API is answered by what was written last.
  if (process.env.NODE_ENV === "production") answerApiQuestions();
  watchFromWeb();
  // As long as the process lives.
  void keepMetricsServed(new AbortController().signal);
}
