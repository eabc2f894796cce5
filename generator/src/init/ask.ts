/** Gets an answer to each question: from a flag, from a person, or the suggestion. Pure but for `ask`. */
import { type Answers, answersOf, type Key, type Question } from "./answers.ts";

/** Shows a question and resolves with what was typed; undefined if the person left. */
export type Ask = (text: string) => Promise<string | undefined>;

export interface Asking {
  readonly questions: readonly Question[];
  /** Answers by flag. */
  readonly given: ReadonlyMap<Key, string>;
  /** Absent where nobody can be asked. */
  readonly ask?: Ask;
  /** Take the suggestion where no flag answers. */
  readonly yes: boolean;
}

/** `wrong`: what is wrong with the command line. `left`: the person went away. */
export type Answered = { readonly answers: Answers } | { readonly wrong: string } | { readonly left: true };

export async function getAnswers({ questions, given, ask, yes }: Asking): Promise<Answered> {
  for (const { key, flag, problem } of questions) {
    const answer = given.get(key);
    const fault = answer === undefined ? undefined : problem(answer);
    if (fault !== undefined) return { wrong: `${flag} \`${answer}\`: ${fault}` };
  }
  const open = questions.filter(({ key }) => !given.has(key));
  if (open.length > 0 && !yes && ask === undefined) {
    const flags = open.map(({ flag }) => flag).join(", ");
    return { wrong: `nobody can be asked here: give ${flags}, or --yes for what is suggested` };
  }
  const answers = new Map(given);
  for (const question of open) {
    const answer = yes || ask === undefined ? question.suggestion : await askUntilFine(question, ask);
    if (answer === undefined) return { left: true };
    answers.set(question.key, answer);
  }
  return { answers: answersOf(answers) };
}

async function askUntilFine({ text, suggestion, problem }: Question, ask: Ask): Promise<string | undefined> {
  for (let note = ""; ; ) {
    const typed = await ask(`${note}${text}\n  [${suggestion}] `);
    if (typed === undefined) return undefined;
    const answer = typed.trim() === "" ? suggestion : typed.trim();
    const fault = problem(answer);
    if (fault === undefined) return answer;
    note = `  \`${answer}\`: ${fault}.\n`;
  }
}
