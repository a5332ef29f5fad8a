// SampleCompany
