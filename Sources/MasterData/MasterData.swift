// MasterData
