/** The quiz. */
const en = {
  question: 'Which value comes in row {row}, column {column}?',
  check: 'Check',
  go: 'Next',
  again: 'Once more',
  right: 'Right.',
  wrong: 'No, it is {value}.',
  score: '{right} of {count} right',
};

export type QuizMessages = typeof en;

const zh: QuizMessages = {
  question: '第 {row} 行第 {column} 列的值是多少？',
  check: '检查',
  go: '下一个',
  again: '再来一次',
  right: '答对了。',
  wrong: '不对，应为 {value}。',
  score: '{count} 题中答对 {right} 题',
};

export const quizMessages = { en, zh };
