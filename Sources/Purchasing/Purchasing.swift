// Purchasing
