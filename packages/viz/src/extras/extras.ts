import { backwardStyles } from '../backward/backward.styles.js';
import { compareStyles } from '../compare/compare.styles.js';
import { addMessages } from '../messages/index.js';
import { quizStyles } from '../quiz/quiz.styles.js';
import * as messages from './messages.js';

addMessages(messages);

export { convBackward } from '../backward/convBackward.js';
export { poolBackward } from '../backward/poolBackward.js';
export { compareConv } from '../compare/compareConv.js';
export { comparePool } from '../compare/comparePool.js';
export { drawComparison } from '../compare/drawComparison.js';
export { drawQuiz } from '../quiz/drawQuiz.js';
export { Quiz } from '../quiz/Quiz.js';
export { withoutAnswer } from '../quiz/veil.js';

export const styles = [quizStyles, compareStyles, backwardStyles];
