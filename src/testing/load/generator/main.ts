import { createGenerator } from "./create-generator.ts";
import type { FromGenerator, ToGenerator } from "./load-job.ts";

const tell = (message: FromGenerator): void => void process.send?.(message);

let generator: ReturnType<typeof createGenerator> | null = null;

process.on("message", (message: ToGenerator) => {
  switch (message.say) {
    case "start":
      generator = createGenerator(message.job);
      void generator.start().then((open) => tell({ say: "arrived", open }));
      return;
    case "begin":
      generator?.begin();
      return;
    case "end":
      if (generator !== null) tell({ say: "seen", seen: generator.end() });
      process.disconnect?.();
  }
});
