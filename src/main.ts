import { giveUp, startServer } from './start';

startServer().catch(giveUp);
