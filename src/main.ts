import { readEnvironmentFile } from './platform/settings/environment-file';
import { giveUp, startServer } from './start';

readEnvironmentFile();
startServer().catch(giveUp);
