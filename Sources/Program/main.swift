import Workstation

CountinghouseProgram.start()
