/** What shall happen to the next calls of a method. */
export type Script = {
  /** `*` for any. */
  method: string;
  /** How many calls; 1 by default. */
  times?: number;
  /** Only calls about this chat. */
  chatId?: number;
  error_code?: number;
  description?: string;
  /** Seconds; goes out as `parameters.retry_after`. */
  retry_after?: number;
  delayMs?: number;
  /** The call is never answered and has no effect. */
  hang?: boolean;
  /** The call has its effect, but the connection breaks before the answer. */
  loseAnswer?: boolean;
};

export type Scripts = ReturnType<typeof createScripts>;

const USUAL_DESCRIPTION: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  409: 'Conflict',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};

/** Faults to come, in the order they were asked for. */
export function createScripts() {
  const rules: { script: Script; left: number }[] = [];
  return {
    /** Returns the way to take the rule back. */
    add(script: Script): () => void {
      const rule = { script, left: script.times ?? 1 };
      rules.push(rule);
      return () => {
        rule.left = 0;
      };
    },

    take(method: string, chatId: string | undefined): Script | undefined {
      const rule = rules.find(({ script, left }) => {
        const concerns = script.method === '*' || script.method.toLowerCase() === method.toLowerCase();
        return left > 0 && concerns && (script.chatId === undefined || String(script.chatId) === chatId);
      });
      if (!rule) return undefined;
      rule.left -= 1;
      return rule.script;
    },
  };
}

export function describe(code: number, script: Script): string {
  if (script.description !== undefined) return script.description;
  if (code === 429) return `Too Many Requests: retry after ${script.retry_after ?? 1}`;
  return USUAL_DESCRIPTION[code] ?? 'Bad Request';
}
