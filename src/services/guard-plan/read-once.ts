/**
 * A port whose every question is put once, however often it is asked with the same words: for a look at many things of one
 * account at one moment. Only for what reads; what it was answered is told again, a failure too.
 */
export const readOnce = <Port extends object>(port: Port): Port => {
  const answers = new Map<string, unknown>();
  return new Proxy(port, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return (...words: readonly unknown[]): unknown => {
        const question = JSON.stringify([String(name), ...words]);
        if (!answers.has(question)) answers.set(question, Reflect.apply(method, target, words));
        return answers.get(question);
      };
    },
  });
};
